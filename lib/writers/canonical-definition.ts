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
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => text(item, isVerbatim));
    return `[${(isVerbatim ? items : items.sort()).join(',')}]`;
  }
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined || (!isVerbatim && outside.has(name))) continue;
    members += `${JSON.stringify(name)}:${text(member, isVerbatim || verbatim.has(name))},`;
  }
  return `{${members}}`;
}
