import { isObject, type Json, type JsonDocument } from '../definition';
import { meaningOfDocument } from './meaning';

/** Lists of a statement whose order means nothing, and of which one item may stand alone. */
const sets = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);
const principals = new Set(['Principal', 'NotPrincipal']);

/** What a resource policy says: neither the order of its lists nor whether a list of one is written as a list matters. */
export function meaningOfPolicy(policy: JsonDocument | undefined): string {
  if (policy === undefined) return 'absent';
  if (policy.unresolved.length > 0 || !isObject(policy.json)) return meaningOfDocument(policy);
  const members = Object.entries(policy.json).map(([key, value]) => {
    if (key !== 'Statement') return `${key}:${meaningOfDocument({ json: value, unresolved: [] })}`;
    return `Statement:${(Array.isArray(value) ? (value as readonly Json[]) : [value]).map(meaningOfStatement).sort().join()}`;
  });
  return members.sort().join();
}

function meaningOfStatement(statement: Json): string {
  if (!isObject(statement)) return meaningOfDocument({ json: statement, unresolved: [] });
  const members = Object.entries(statement).map(([key, value]) => {
    if (sets.has(key)) return `${key}:${meaningOfSet(value)}`;
    if (principals.has(key) && isObject(value))
      return `${key}:${Object.entries(value)
        .map(([kind, who]) => `${kind}=${meaningOfSet(who)}`)
        .sort()
        .join()}`;
    return `${key}:${meaningOfDocument({ json: value, unresolved: [] })}`;
  });
  return `{${members.sort().join()}}`;
}

function meaningOfSet(value: Json): string {
  const items = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((json) => meaningOfDocument({ json, unresolved: [] }));
  return [...new Set(items)].sort().join('|');
}
