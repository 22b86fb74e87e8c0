import type { ApiDefinition } from '../definition';

/** What a deployment holds no snapshot of, and what only tells where a part was written. */
const outside: ReadonlySet<string> = new Set(['origin', 'stages', 'usagePlans', 'apiKeys', 'otherResources', 'tags', 'host', 'basePath']);

/** Members whose value is JSON of the user's own making, or an intrinsic: there the order of a list means something. */
const verbatim: ReadonlySet<string> = new Set(['json', 'unresolved']);

/**
 * One text for one API: two definitions have the same exactly if the service, given either, deploys the same. Everything that a
 * deployment is a snapshot of is in it; stages, plans and tags are not, nor where a part was written, nor the order in which the
 * members of a map were.
 */
export function canonicalDefinition(definition: ApiDefinition): string {
  return text(definition, false);
}

function text(value: unknown, isVerbatim: boolean): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => text(item, isVerbatim));
    return `[${(isVerbatim ? items : items.sort()).join(',')}]`;
  }
  const members = Object.entries(value)
    .filter(([name, member]) => member !== undefined && (isVerbatim || !outside.has(name)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${text(member, isVerbatim || verbatim.has(name))}`);
  return `{${members.join(',')}}`;
}
