import { compileJavaPattern } from '../../mapping/regex';
import { JavaException } from '../../mapping/values';

/**
 * A `pattern` of a model as ajv wants it: bodies come from clients, so it may take no more than a bounded number of steps over
 * them. A text that takes more does not fit.
 */
export function linearPattern(source: string): { test(text: string): boolean; toString(): string } {
  const pattern = compileJavaPattern(source);
  return {
    // By this ajv tells patterns apart.
    toString: () => source,
    test: (text) => {
      try {
        return !pattern.find(text).next().done;
      } catch (error) {
        if (error instanceof JavaException) return false;
        throw error;
      }
    },
  };
}
