import { maximumDepth } from './limits';
import { SyntaxFault } from './syntax-fault';
import { type MapEntry, MapNode, nowhere, scalar, type TreeNode } from './tree';

/** A JavaScript value (parsed JSON) as a tree without places. Members that are `undefined` or functions are no JSON and are left out. */
export function objectTree(value: unknown, depth = 0): TreeNode {
  if (depth > maximumDepth) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, -1);
  if (typeof value === 'string') return scalar(value, value, nowhere);
  if (value === null || value === undefined) return scalar(null, 'null', nowhere);
  if (typeof value === 'number' || typeof value === 'boolean') return scalar(value, String(value), nowhere);
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => objectTree(item, depth + 1)), start: -1, end: -1 };
  if (typeof value !== 'object') throw new SyntaxFault(`it holds a ${typeof value}, which is no JSON`, -1);
  const entries: MapEntry[] = [];
  for (const key of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined || typeof member === 'function') continue;
    entries.push({ key, keySpan: nowhere, value: objectTree(member, depth + 1) });
  }
  return new MapNode(entries, nowhere);
}
