import type { NamedText } from '../plan';

/** The last value under a name. */
export function lastValue(entries: readonly NamedText[], name: string): string | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry[0] === name) return entry[1];
  }
  return undefined;
}
