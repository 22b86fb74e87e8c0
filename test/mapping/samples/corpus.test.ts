import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTemplateOutput } from '../../../lib/mapping/samples';

const extra = process.env.CONFORMANCE_EXTRA;

if (extra === undefined) {
  test.skip('the templates of the corpus are told of only with an example that shows it (CONFORMANCE_EXTRA is not set)', () => {});
} else {
  const folder = join(extra, 'corpus', 'vtl');

  test.each(readdirSync(folder))('%s is told of only with an example that shows it', (file) => {
    const template = readFileSync(join(folder, file), 'utf8');
    const problem = checkTemplateOutput({ template, contentType: 'application/json' });
    if (problem === undefined) return;
    expect(() => JSON.parse(problem.output) as unknown).toThrow();
    expect(problem.outputOffset).toBeLessThan(problem.output.length);
    // A comma that is wrong whatever is sent is nowhere read from.
    const place = problem.range === undefined ? problem.sample : template.slice(problem.range.start, problem.range.end);
    expect(place).toMatch(problem.range === undefined ? /^any values$/ : /./s);
  });
}
