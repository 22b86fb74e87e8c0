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

/** Patterns that mean the same in JavaScript as in Java, as nearly all patterns of status codes do: `404`, `4\\d{2}`, `5..`. */
const plainPattern = /^(?:(?:[\w :-]|\\d|\.|\[\d+\])(?:\{\d\}|[*+?])?){1,20}$/;

export function createPatterns(): Patterns {
  const compiled = remembered(compile);
  return {
    fault: (pattern) => {
      if (plainPattern.test(pattern)) return undefined;
      const result = compiled(pattern);
      return result instanceof Error ? result : undefined;
    },
    statuses: remembered((pattern) => {
      if (plainPattern.test(pattern)) return withoutJava(pattern);
      const result = compiled(pattern);
      return result instanceof Error ? undefined : selected(result);
    }),
  };
}

/** Most APIs have no other patterns: the language of Java is loaded by the first of those. */
function withoutJava(pattern: string): ReadonlySet<string> {
  const plain = new RegExp(`^(?:${pattern})$`);
  return new Set(statuses.filter((status) => plain.test(status)));
}

type Compiled = ReturnType<typeof compileJavaPattern>;

function compile(pattern: string): Compiled | PatternSyntaxError {
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
