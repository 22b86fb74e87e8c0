import { mapNode, textNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import { type MapEntry, MapNode, type Span, type TreeNode } from '../../source/tree';

/** The member of a map that is no intrinsic. */
export function member(node: TreeNode | undefined, ...path: readonly string[]): TreeNode | undefined {
  let current = node;
  for (const key of path) {
    if (current?.kind !== 'map' || isIntrinsic(current)) return undefined;
    const value: TreeNode | undefined = current.entry(key)?.value;
    current = value?.kind === 'scalar' && value.value === null ? undefined : value;
  }
  return current;
}

export function entriesOf(node: TreeNode | undefined): readonly (readonly [key: string, value: TreeNode])[] {
  return node?.kind === 'map' && !isIntrinsic(node) ? node.entries.map(({ key, value }) => [key, value] as const) : [];
}

export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node === undefined ? [] : node.kind === 'list' ? node.items : [node];
}

export function text(node: TreeNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** The map with another value at a key, at the key's place or at its end. */
export function withMember(map: TreeNode, key: string, value: TreeNode): TreeNode {
  if (map.kind !== 'map') return map;
  const entry = { key, keySpan: map.entry(key)?.keySpan ?? { start: value.start, end: value.start }, value };
  const entries = map.entry(key) === undefined ? [...map.entries, entry] : map.entries.map((old) => (old.key === key ? entry : old));
  return new MapNode(entries, map, map.document);
}

/** The map with the members added that it does not have, below a way of keys. */
export function withMembersBelow(map: TreeNode, way: readonly string[], members: readonly (readonly [string, TreeNode])[]): TreeNode {
  if (members.length === 0) return map;
  const [first, ...rest] = way;
  if (first === undefined) return withAbsent(map, new Map(members));
  return withMember(map, first, withMembersBelow(member(map, first) ?? mapNode([], map), rest, members));
}

function withAbsent(map: TreeNode, members: ReadonlyMap<string, TreeNode>): TreeNode {
  if (map.kind !== 'map') return map;
  const isThere = ({ key }: MapEntry) => member(map, key) !== undefined || !members.has(key);
  const kept = map.entries.filter(isThere);
  const known = new Set(kept.map(({ key }) => key));
  const added = [...members].filter(([key]) => !known.has(key));
  const entries = added.map(([key, value]) => ({ key, keySpan: { start: value.start, end: value.start }, value }));
  return added.length === 0 ? map : new MapNode([...kept, ...entries], map, map.document);
}

export function ref(logicalId: string, span: Span): TreeNode {
  return mapNode([['Ref', textNode(logicalId, span)]], span);
}

/** `Fn::Sub` of a text, with a variable where one is given. */
export function sub(pattern: string, span: Span): TreeNode {
  return mapNode([['Fn::Sub', textNode(pattern, span)]], span);
}
