import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { analyzeTemplate, parseTemplate } from '../../../lib/mapping';
import { outcomes, type TemplateCase } from '../template-case';
import { sameButAddresses } from './addresses';
import { acceptedReason, same } from './differences';
import { minimized } from './minimize';
import { templateCases } from './template-arbitrary';

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
    fc.property(templateCases, ({ template, input }) => {
      const { closures, source } = outcomes(template, input);
      expect(source).toEqual(closures);
    }),
    { numRuns: 500 },
  );
});

test('any text is parsed, with every range inside of it, and analysed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        templateCases.map(({ template }) => template),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const { template, errors } = parseTemplate(text);
        const uses = Object.values<readonly { start: number; end: number }[]>({ ...analyzeTemplate(template) }).flat();
        for (const { start, end } of [...errors, ...uses, ...template.body]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what differs is made small', async () => {
  const small = await minimized('some #set($x = 1) text with a needle in it', (candidates) =>
    Promise.resolve(candidates.map((text) => text.includes('needle'))),
  );
  expect(small).toBe('needle');
});

test.each([
  ['a hash that is no address', '97 x', '97 x', '0 x', false],
  ['an address', '[C@1f $ (x)', '[C@2e $ (x)', '[C@0 $ (x)', true],
  ['an address beside another text', '[C@1f $ (x)', '[C@2e $ (x)', '[C@0 $ (y)', false],
  ['the hash of an address', 'a 12345 b 7', 'a -54321 b 7', 'a 0 b 7', true],
  ['a number beside the hash of an address', 'a 12345 b 7', 'a -54321 b 7', 'a 0 b 8', false],
  ['texts that Java makes of one length or another', 'a', 'ab', 'a', false],
])('of %s, a difference is accepted: %#', (_, first, second, ours, isAccepted) => {
  expect(sameButAddresses({ output: first }, { output: second }, { output: ours })).toBe(isAccepted);
});

test.each([
  ['a range of few items', '#foreach($i in [1..3])$i#end', '123', undefined],
  ['a comparison', '$s.compare("a", "b")', '-1', '1'],
])('of %s, no difference is accepted', (_, template, output, ours) => {
  expect(acceptedReason(template, { output }, ours === undefined ? { error: 'runtime' } : { output: ours })).toBeUndefined();
});
