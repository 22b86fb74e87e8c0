/** True if the regular expression of a `$match` is found in the text. */
export function matchesPattern(pattern: string, text: string): boolean {
  return new RegExp(pattern, 's').test(text);
}
