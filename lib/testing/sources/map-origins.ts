import type { Origin } from '../../definition';

/** The parts with every origin changed; data of the person's own making, which may hold a member named `origin`, stays what it is. */
export function mapOrigins<T>(parts: T, change: (origin: Origin) => Origin): T {
  return mapped(parts, change) as T;
}

function mapped(part: unknown, change: (origin: Origin) => Origin): unknown {
  if (Array.isArray(part)) return part.map((item) => mapped(item, change));
  if (typeof part !== 'object' || part === null || 'unresolved' in part) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, member]: [string, unknown]) => [
      name,
      name === 'origin' ? change(member as Origin) : mapped(member, change),
    ]),
  );
}
