/** One deployment token of several parts; undefined where no part has anything to say. */
export function joinTokens(...parts: readonly (string | undefined)[]): string | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length > 0 ? given.join() : undefined;
}
