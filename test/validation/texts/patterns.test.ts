import fc from 'fast-check';
import { compileJavaPattern } from '../../../lib/mapping/regex';
import { createPatterns } from '../../../lib/validation/texts/patterns';

const item = fc.tuple(
  fc.constantFrom('4', '0', '5', 'a', '_', ' ', ':', '-', '\\d', '\\D', '.', '[45]', '[^4]', '[4-5]', '|', '^', '$', '(?:5)', 'é'),
  fc.constantFrom('', '', '', '{2}', '{0}', '{1,}', '*', '+', '?', '*?', '++'),
);
const statuses = Array.from({ length: 500 }, (_, index) => String(index + 100));

function javas(pattern: string): readonly string[] | undefined {
  try {
    const compiled = compileJavaPattern(pattern);
    return statuses.filter((status) => compiled.matches(status));
  } catch {
    return undefined;
  }
}

test('patterns that are judged without Java take the status codes that Java gives them', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
      const pattern = items.flat().join('');
      const patterns = createPatterns();
      const taken = patterns.statuses(pattern);
      expect({ pattern, taken: taken && [...taken], isSound: patterns.fault(pattern) === undefined }).toEqual({
        pattern,
        taken: javas(pattern),
        isSound: javas(pattern) !== undefined,
      });
    }),
    { numRuns: 500 },
  );
});
