import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCase } from '../../lib/testing/case-runner';
import { casesByFamily, knownAmong, surprises } from './case-files';

const folder = join(__dirname, 'cases');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const extra = process.env['CONFORMANCE_EXTRA'];

// A family is one test, with a server for each of its cases.
jest.setTimeout(120_000);

describe.each(files)('%s', (file) => {
  test.each(casesByFamily(join(folder, file)))('every case of %s behaves as it says', async (_family, cases) => {
    const results = [];
    for (const testCase of cases) results.push(await runCase(testCase));
    expect(surprises(results)).toEqual([]);
  });
});

describe('execution cases over real connections', () => {
  test.each(files.filter((name) => name.startsWith('execution')).flatMap((name) => casesByFamily(join(folder, name))))(
    'every case of %s behaves as it says',
    async (_family, cases) => {
      const results = [];
      for (const testCase of cases) results.push(await runCase(testCase, { overSockets: true }));
      expect(surprises(results)).toEqual([]);
    },
  );
});

test('every known failure is a case, and is told with its reason', () => {
  const ids = new Set(files.flatMap((name) => casesByFamily(join(folder, name))).flatMap(([, cases]) => cases.map(({ id }) => id)));
  const known = knownAmong(ids);
  for (const { line } of known) process.stdout.write(`${line}\n`);
  expect(known.filter(({ exists }) => !exists)).toEqual([]);
});

if (extra === undefined) {
  test.skip('recorded template cases: CONFORMANCE_EXTRA names no folder that holds them', () => undefined);
} else {
  test('every recorded template case prints what the service printed', async () => {
    const cases = casesByFamily(join(extra, 'conformance', 'template-recorded.jsonl')).flatMap(([, found]) => found);
    expect(cases.length).toBeGreaterThan(200);
    const results = [];
    for (const testCase of cases) results.push(await runCase(testCase));
    expect(surprises(results)).toEqual([]);
  });
}
