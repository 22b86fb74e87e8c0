import fc from 'fast-check';
import { plainPattern } from '../../lib/mapping/plain-pattern';
import { compileJavaPattern, PatternSyntaxError } from '../../lib/mapping/regex';

test.each([
  '',
  '-',
  '200',
  '2\\d{2}',
  '^4\\d\\d$',
  '5..',
  '[45]\\d{2}',
  '4[0-9]{2}',
  '400|401|403',
  '(5\\d{2})',
  '^(?:404|410)$',
  '.*',
  '.+',
  '.*not found.*',
  'Error: .*|.*\\[BadRequest\\].*',
  '.*?"httpStatus": 404,.*',
])('%s is matched without an engine', (source) => {
  expect(plainPattern(source)).toBeDefined();
});

test.each([
  '(?i)error.*',
  '(\\n|.)+',
  '[\\s\\S]*',
  '\\d+',
  'a?',
  'a{2,3}',
  '.*+',
  '.??',
  'a{2}+',
  '[^2].*',
  '[9-0]',
  '[a-z&&b]',
  '(a)(b)',
  '(?=a)',
  'a\\\\$',
  '\\S',
  '\\1',
  '\\Qa\\E',
  'a^b',
  'a$b',
  '{2}',
  'a]',
  '*',
  'a{101}',
  'é',
])('%s is left to the engines', (source) => {
  expect(plainPattern(source)).toBeUndefined();
});

const pieces = [
  'a',
  'b',
  '4',
  '_',
  ' ',
  '-',
  '.',
  '.*',
  '.+',
  '.*?',
  '.{2}',
  '\\d',
  '\\d{2}',
  '\\w',
  '\\.',
  '\\$',
  '\\\\',
  '[0-4]',
  '[a_ ]',
  'ab',
];
const odd = ['|', '(', ')', '(?:', '^', '$', '*', '+', '?', '{2}', '\\', '[', ']', '|'];
const patterns = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.constantFrom(...odd) }),
  {
    maxLength: 7,
  },
);
const characters = [
  'a',
  'b',
  'ab',
  '4',
  '44',
  '_',
  ' ',
  '-',
  '.',
  '$',
  '\\',
  '\u0663',
  'é',
  '\n',
  '\r',
  '\u0085',
  '\u2028',
  '😀',
  '\ud83d',
  '\ude00',
];
const texts = fc.array(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...characters.slice(0, 11)) }, { weight: 1, arbitrary: fc.constantFrom(...characters) }),
  {
    maxLength: 8,
  },
);

test('what is matched without an engine matches what Java matches', () => {
  let met = 0;
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 4, maxLength: 4 }), (parts, given) => {
      const source = parts.join('');
      const plain = plainPattern(source);
      if (!plain) return;
      met++;
      const java = compileJavaPattern(source);
      for (const text of given.map((of) => of.join(''))) expect([text, plain(text)]).toEqual([text, java.matches(text)]);
    }),
    { numRuns: 3000 },
  );
  expect(met).toBeGreaterThan(500);
});

test('what Java refuses is not taken', () => {
  fc.assert(
    fc.property(patterns, (parts) => {
      const source = parts.join('');
      try {
        compileJavaPattern(source);
      } catch (error) {
        if (!(error instanceof PatternSyntaxError)) throw error;
        expect(plainPattern(source)).toBeUndefined();
      }
    }),
    { numRuns: 3000 },
  );
});

test('a long text of what might match takes no long time', () => {
  const matches = plainPattern('.*aab.*aab.*aab.*c') as (text: string) => boolean;
  expect(matches('a'.repeat(2_000_000))).toBe(false);
  expect(matches('aab'.repeat(700_000))).toBe(false);
});
