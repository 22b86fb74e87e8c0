import type { JsonObject } from '../../definition';
import { maximumDepth } from './limits';
import { SyntaxFault } from './syntax-fault';
import { type MapEntry, MapNode, nowhere, scalar, type TreeNode } from './tree';

/** Objects of these depths are made when somebody asks for them: in a template, its resources and their properties. */
const firstOnDemand = 2;
const lastOnDemand = 3;

/** Runs what is made later, so that its faults are told as those of the document. */
export type Later = <T>(make: () => T) => T;

/**
 * A JavaScript value (parsed JSON) as a tree without places. Members that are `undefined` or functions are no JSON and are left out.
 * @param later given where parts may be made on demand
 */
export function objectTree(value: unknown, depth = 0, later?: Later): TreeNode {
  if (depth > maximumDepth) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, -1);
  if (typeof value === 'string') return scalar(value, value, nowhere);
  if (value === null || value === undefined) return scalar(null, 'null', nowhere);
  if (typeof value === 'number' || typeof value === 'boolean') return scalar(value, String(value), nowhere);
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => objectTree(item, depth + 1, later)), start: -1, end: -1 };
  if (typeof value !== 'object') throw new SyntaxFault(`it holds a ${typeof value}, which is no JSON`, -1);
  const entries = () => memberEntries(value as JsonObject, depth, later);
  // An object of one member may be an intrinsic, which evaluation has to see.
  if (later === undefined || depth < firstOnDemand || depth > lastOnDemand || !hasSeveralMembers(value as JsonObject))
    return new MapNode(entries(), nowhere);
  return MapNode.made(value as JsonObject, () => later(entries));
}

function hasSeveralMembers(value: JsonObject): boolean {
  let count = 0;
  for (const key of Object.keys(value)) if (isMember(value[key]) && ++count === 2) return true;
  return false;
}

function isMember(member: unknown): boolean {
  return member !== undefined && typeof member !== 'function';
}

function memberEntries(value: JsonObject, depth: number, later: Later | undefined): readonly MapEntry[] {
  const entries: MapEntry[] = [];
  for (const key of Object.keys(value)) {
    const member: unknown = value[key];
    if (isMember(member)) entries.push({ key, keySpan: nowhere, value: objectTree(member, depth + 1, later) });
  }
  return entries;
}
