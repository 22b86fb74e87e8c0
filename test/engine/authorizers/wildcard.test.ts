import fc from 'fast-check';
import { compileVariablePattern, compileWildcard } from '../../../lib/engine/authorizers/policy/wildcard';

/** The same by a regular expression: right, and slow for some patterns. */
function byRegExp(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 8 });

test('a pattern matches what a regular expression of it matches', () => {
  fc.assert(
    fc.property(pattern, few, (source, text) => compileWildcard(source)(text) === byRegExp(source, text)),
    { numRuns: 5000 },
  );
});

test('a variable stands for its value, of which no character is a wildcard', () => {
  fc.assert(
    fc.property(pattern, pattern, few, (source, value, text) => {
      const matches = compileVariablePattern(`${source}\${v}`);
      const literal = value.replaceAll('*', '\u0001').replaceAll('?', '\u0002');
      return matches(text + value, () => value) === byRegExp(source + literal, text + literal);
    }),
  );
  expect(compileVariablePattern('a${v}')('a', () => undefined)).toBe(false);
});

test('no pattern is slow: one of 8 KB over the longest ARN is a matter of steps that can be counted', () => {
  const text = 'a'.repeat(1600);
  for (const hostile of ['*a'.repeat(4096), `${'*?'.repeat(2000)}b`, `*${'a'.repeat(800)}b*`, `*${'?'.repeat(700)}b*`]) {
    expect(compileWildcard(hostile)(text)).toBe(false);
  }
  expect(compileVariablePattern(`\${${' '.repeat(8000)},${' '.repeat(100)}x}`)('a', () => undefined)).toBe(false);
});
