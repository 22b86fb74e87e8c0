import { compileJavaPattern } from '../../mapping/regex';

/** True if the regular expression of a `$match` is found in the text; dots match line ends, too. @throws Error if it is none */
export function matchesPattern(pattern: string, text: string): boolean {
  return !compileJavaPattern(pattern, 's').find(text).next().done;
}
