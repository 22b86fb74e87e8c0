import type { MapEntry, TreeNode } from './tree';

/** The only member of a map. What is made on demand has several, and need not be made to know it. */
function onlyEntry(node: TreeNode): MapEntry | undefined {
  return node.kind === 'map' && node.source === undefined && node.entries.length === 1 ? node.entries[0] : undefined;
}

/** What a `Ref` names; undefined for anything else. */
export function refOf(node: TreeNode): string | undefined {
  const entry = onlyEntry(node);
  if (entry?.key !== 'Ref' || entry.value.kind !== 'scalar') return undefined;
  return typeof entry.value.value === 'string' ? entry.value.value : undefined;
}

/** True for `{ "Ref": "AWS::NoValue" }`, with which a template says that a member is absent. */
export function isNoValue(node: TreeNode): boolean {
  return refOf(node) === 'AWS::NoValue';
}

/**
 * True for a CloudFormation intrinsic: an object whose only member is `Ref` with a text, or `Fn::…`. A model may well have a property
 * named `Ref`; that one is an object, never a text.
 */
export function isIntrinsic(node: TreeNode): boolean {
  const entry = onlyEntry(node);
  if (entry === undefined) return false;
  return entry.key.startsWith('Fn::') || refOf(node) !== undefined;
}
