import type { Json, JsonDocument } from '../../definition';
import { byText } from './layout';
import { meaning } from './meaning';
import { shortHash } from './template-text';

/** A short hash of a JSON document that does not depend on the order of members or on logical ids. */
export function documentHash({ json, unresolved }: JsonDocument): string {
  return shortHash(canonical(json, '', new Set(unresolved)));
}

function canonical(json: Json, pointer: string, unresolved: ReadonlySet<string>): string {
  if (unresolved.has(pointer)) return meaning({ unresolved: json });
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const below = (key: string | number): string => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (Array.isArray(json)) return `[${(json as readonly Json[]).map((item, index) => canonical(item, below(index), unresolved)).join()}]`;
  const members = Object.entries(json).sort(([a], [b]) => byText(a, b));
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value, below(key), unresolved)}`).join()}}`;
}
