/** A test whether the pattern matches a text as a whole; undefined for a pattern that is no regular expression. */
export function matchesFully(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 's');
    return (text) => expression.test(text);
  } catch {
    return undefined;
  }
}
