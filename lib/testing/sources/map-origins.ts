import type { Origin } from '../../definition';
import type { SourcedApi } from './sourced-api';

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

/** The API with every origin changed. */
export function withOrigins(api: SourcedApi, change: (origin: Origin) => Origin): SourcedApi {
  const { definition, problems, unattached, alternatives } = api;
  return {
    ...api,
    definition: mapOrigins(definition, change),
    problems: mapOrigins(problems, change),
    ...(unattached && { unattached: mapOrigins(unattached, change) }),
    ...(alternatives && {
      alternatives: () => alternatives().map((way) => ({ ...way, definition: mapOrigins(way.definition, change) })),
    }),
  };
}
