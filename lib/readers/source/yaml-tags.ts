import { MapNode, type Span, scalar, type TreeNode } from './tree';

/** CloudFormation's short forms: `!Sub x` is `{ "Fn::Sub": x }`. */
const functions = new Set([
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]);

/** The long form of a tagged node; undefined where the tag is none of CloudFormation's. */
export function longForm(tag: string, node: TreeNode, span: Span): MapNode | undefined {
  const name = tag.startsWith('!') ? tag.slice(1) : '';
  const key = name === 'Ref' || name === 'Condition' ? name : functions.has(name) ? `Fn::${name}` : undefined;
  if (key === undefined) return undefined;
  const value = name === 'GetAtt' ? attribute(node) : node;
  return new MapNode([{ key, keySpan: span, value }], span);
}

/** `!GetAtt Resource.Attribute.Name` names the resource up to the first dot. */
function attribute(node: TreeNode): TreeNode {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const dot = node.value.indexOf('.');
  if (dot === -1) return node;
  const parts = [node.value.slice(0, dot), node.value.slice(dot + 1)];
  return { kind: 'list', items: parts.map((part) => scalar(part, part, node)), start: node.start, end: node.end };
}
