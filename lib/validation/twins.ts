import type { Part } from './rule';

/** True unless a condition that is decided at deployment may leave one of two parts out. */
export function areBothMade({ origin: one }: Part, { origin: other }: Part): boolean {
  return one.condition === other.condition;
}

/** Each part for which another of the same name comes before it, with that one. */
export function* twinsOf<T extends Part>(parts: Iterable<T>, nameOf: (part: T) => string | undefined): Iterable<readonly [T, T]> {
  const known = new Map<string, T[]>();
  for (const part of parts) {
    const name = nameOf(part);
    if (name === undefined) continue;
    const namesakes = known.get(name);
    const twin = namesakes?.find((one) => areBothMade(one, part));
    if (twin) yield [part, twin];
    if (namesakes) namesakes.push(part);
    else known.set(name, [part]);
  }
}
