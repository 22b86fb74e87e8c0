import { cachedJavaPattern, PatternSyntaxError } from '../../mapping/regex';

/** A test whether the pattern matches a text as a whole; undefined for a pattern that is no regular expression. */
export function matchesFully(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const compiled = cachedJavaPattern(pattern);
    return (text) => compiled.matches(text);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return undefined;
    throw error;
  }
}
