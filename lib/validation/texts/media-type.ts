/** True for `type/subtype`, with or without parameters; the service looks no closer. */
export function isMediaType(text: string): boolean {
  return /^[^\s/;]+\/[^\s/;]+\s*(;.*)?$/.test(text);
}
