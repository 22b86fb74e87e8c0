import { type ListNode, MapNode, type ScalarNode, type Span, scalar, type TreeNode } from './tree';

/** A text at the place of what it was made from. */
export function textNode(text: string, span: Span): ScalarNode {
  return scalar(text, text, span);
}

export function flagNode(value: boolean, span: Span): ScalarNode {
  return scalar(value, String(value), span);
}

export function listNode(items: readonly TreeNode[], { start, end }: Span): ListNode {
  return { kind: 'list', items, start, end };
}

/** A map of the members that have a value, in their order; of two with one key the later one counts. */
export function mapNode(members: readonly (readonly [key: string, value: TreeNode | undefined])[], span: Span): MapNode {
  const entries = new Map<string, TreeNode>();
  for (const [key, value] of members) if (value !== undefined) entries.set(key, value);
  return new MapNode(
    [...entries].map(([key, value]) => ({ key, keySpan: { start: value.start, end: value.start }, value })),
    span,
  );
}

/** The same value at another place, with all that is in it. */
export function movedTo(node: TreeNode, span: Span): TreeNode {
  if (node.kind === 'scalar') return scalar(node.value, node.text, span);
  if (node.kind === 'list')
    return listNode(
      node.items.map((item) => movedTo(item, span)),
      span,
    );
  return new MapNode(
    node.entries.map(({ key, value }) => ({ key, keySpan: span, value: movedTo(value, span) })),
    span,
  );
}
