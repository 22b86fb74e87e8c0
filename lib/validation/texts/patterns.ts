import type { compileJavaPattern, PatternSyntaxError } from '../../mapping/regex';
import { remembered } from './remembered';

const statuses = Array.from({ length: 500 }, (_, index) => String(index + 100));

/** What is known of selection patterns; each is compiled once. */
export interface Patterns {
  /** Why a pattern does not compile; undefined where it does. */
  fault(pattern: string): PatternSyntaxError | undefined;
  /** The status codes that a pattern takes as a whole; undefined for a pattern that cannot be tried. */
  statuses(pattern: string): ReadonlySet<string> | undefined;
}

export function createPatterns(): Patterns {
  const compiled = remembered(compile);
  return {
    fault: (pattern) => {
      const result = compiled(pattern);
      return result instanceof Error ? result : undefined;
    },
    statuses: remembered((pattern) => {
      const result = compiled(pattern);
      return result instanceof Error ? undefined : selected(result);
    }),
  };
}

type Compiled = ReturnType<typeof compileJavaPattern>;

function compile(pattern: string): Compiled | PatternSyntaxError {
  // Most APIs have no pattern: the language is loaded by the first.
  const regex = require('../../mapping/regex') as typeof import('../../mapping/regex');
  try {
    return regex.compileJavaPattern(pattern);
  } catch (error) {
    if (error instanceof regex.PatternSyntaxError) return error;
    throw error;
  }
}

function selected(pattern: Compiled): ReadonlySet<string> | undefined {
  try {
    return new Set(statuses.filter((status) => pattern.matches(status)));
  } catch {
    // A pattern that takes too many steps is not judged.
    return undefined;
  }
}
