import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { analyzeTemplate, parseTemplate } from '../../../lib/mapping';
import { outcomes, type TemplateCase } from '../template-case';
import { acceptedReason, same } from './differences';
import { minimized } from './minimize';
import { templates } from './template-arbitrary';

const recorded = readFileSync(join(__dirname, 'recorded-templates.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TemplateCase);

test('generated templates give what Velocity 1.7 and Jayway gave for them', () => {
  const differing = recorded.filter(({ template, input, expect: expected }) => {
    const { closures } = outcomes(template, input);
    return !same(closures, expected) && acceptedReason(template, expected, closures) === undefined;
  });
  expect(differing.map(({ template }) => template)).toEqual([]);
});

test('the recorded templates hold outputs, syntax errors and failures, each often', () => {
  const count = (kind: string): number =>
    recorded.filter(({ expect: expected }) => kind in expected || Object.values(expected).includes(kind)).length;
  expect([count('output'), count('parse'), count('runtime')].every((times) => times > 20)).toBe(true);
});

test('closures and source give the same for any template', () => {
  fc.assert(
    fc.property(templates, (template) => {
      const { closures, source } = outcomes(template, { body: '{"a": 1}' });
      expect(source).toEqual(closures);
    }),
    { numRuns: 500 },
  );
});

test('any text is parsed, with every range inside of it, and analysed', () => {
  fc.assert(
    fc.property(fc.oneof(templates, fc.string({ unit: 'binary' })), (text) => {
      const { template, errors } = parseTemplate(text);
      const uses = Object.values<readonly { start: number; end: number }[]>({ ...analyzeTemplate(template) }).flat();
      for (const { start, end } of [...errors, ...uses, ...template.body]) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('what differs is made small', () => {
  const small = minimized('some #set($x = 1) text with a needle in it', (candidates) => candidates.map((text) => text.includes('needle')));
  expect(small).toBe('needle');
});

test.each([
  ['a hash that is no address', '$s.hashCode() x', '97 x', '0 y'],
  ['a hash beside other failures', '$s.hashCode()', '97', undefined],
  ['a range of few items', '#foreach($i in [1..3])$i#end', '123', undefined],
  ['a comparison', '$s.compare("a", "b")', '-1', '1'],
])('of %s, no difference is accepted', (_, template, output, ours) => {
  expect(acceptedReason(template, { output }, ours === undefined ? { error: 'runtime' } : { output: ours })).toBeUndefined();
});
