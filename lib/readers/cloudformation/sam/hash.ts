import { createHash } from 'node:crypto';
import type { Json } from '../../../definition';
import { toJson } from '../../source/to-json';
import type { TreeNode } from '../../source/tree';
import { text } from './nodes';

/** The transform tells what it makes apart by the beginning of a hash of a name. */
export function hashOf(name: TreeNode): string {
  const data = text(name) ?? JSON.stringify(sorted(toJson(name)));
  return createHash('sha1').update(data).digest('hex').slice(0, 10);
}

function sorted(json: Json): Json {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map(sorted);
  const entries = Object.entries(json).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}
