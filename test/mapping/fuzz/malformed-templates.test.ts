import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../lib/mapping';
import { malformedTemplates } from './malformed-templates';
import { packed, verdictAt } from './verdicts';

/** What Velocity 1.7 parses of them; `record-verdicts.ts` writes it. */
const recorded = new Map(
  readFileSync(join(__dirname, 'recorded-verdicts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly beginning: string; readonly parses: string })
    .map(({ beginning, parses }) => [beginning, parses]),
);

test.each(malformedTemplates)(
  'of what begins with %j, what Velocity refuses to parse is refused, and nothing else',
  (beginning, templates) => {
    const parses = recorded.get(beginning) ?? '';
    expect(parses).toHaveLength(Math.ceil(templates.length / 4));
    const differing = templates.filter((template, index) => (parseTemplate(template).errors.length === 0) !== verdictAt(parses, index));
    expect(differing).toEqual([]);
  },
);

test('both verdicts are recorded, each of hundreds of templates', () => {
  const verdicts = malformedTemplates.flatMap(([beginning, templates]) =>
    templates.map((_, index) => verdictAt(recorded.get(beginning) ?? '', index)),
  );
  expect(verdicts.filter((parses) => parses).length).toBeGreaterThan(1_000);
  expect(verdicts.filter((parses) => !parses).length).toBeGreaterThan(1_000);
});

test('a verdict is found where it was packed', () => {
  const verdicts = Array.from({ length: 23 }, (_, index) => index % 3 === 0 || index === 22);
  expect(verdicts.map((_, index) => verdictAt(packed(verdicts), index))).toEqual(verdicts);
});
