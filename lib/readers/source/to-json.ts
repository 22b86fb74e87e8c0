import type { Json, JsonDocument } from '../../definition';
import { isIntrinsic } from './intrinsic';
import { childPointer } from './pointer';
import type { TreeNode } from './tree';

/** The node as plain JSON. `Object.fromEntries` defines own members, so that a key named `__proto__` stays a key. */
export function toJson(node: TreeNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toJson(value)]));
}

/** The node as a document of the user's own making, with the pointers of the intrinsics in it where `intrinsics` asks for them. */
export function toJsonDocument(node: TreeNode, intrinsics: boolean): JsonDocument {
  const unresolved: string[] = [];
  if (intrinsics) collectIntrinsics(node, '', unresolved);
  return { json: toJson(node), unresolved };
}

function collectIntrinsics(node: TreeNode, pointer: string, found: string[]): void {
  if (isIntrinsic(node)) found.push(pointer);
  else if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) collectIntrinsics(item, childPointer(pointer, index), found);
  else if (node.kind === 'map') for (const { key, value } of node.entries) collectIntrinsics(value, childPointer(pointer, key), found);
}
