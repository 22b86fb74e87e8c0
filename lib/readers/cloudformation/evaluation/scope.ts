import type { Cursor } from '../../source';
import { movedTo } from '../../source/build';
import { type Span, scalar, type TreeNode } from '../../source/tree';

/** What stands for the names of one template: its parameters, mappings, conditions and resources. */
export interface Scope {
  /** Parameters that somebody gave a value: a person, or the stack that this one is nested in. */
  readonly given: (name: string) => TreeNode | undefined;
  readonly parameters: Cursor | undefined;
  readonly mappings: Cursor | undefined;
  readonly conditions: Cursor | undefined;
  /** Conditions that are taken for true or false, whatever decides them. @default none */
  readonly assumed?: ((condition: string) => boolean | undefined) | undefined;
  /** Before the logical ids of a nested stack's resources, which its parents do not share: `Nested/`. */
  readonly prefix: string;
  /** The value of `Fn::GetAtt` of a nested stack's output; undefined for all other attributes. */
  attribute(logicalId: string, attribute: string, span: Span): TreeNode | undefined;
  /** The content of a local file, for `AWS::Include`; undefined where it is not at hand. */
  include(location: TreeNode, span: Span): TreeNode | undefined;
}

/** The value of a parameter that is known: given, or the default. Secrets and what is kept elsewhere are not. */
export function parameterValue(scope: Scope, name: string, span: Span): TreeNode | undefined {
  const given = scope.given(name);
  const declaration = scope.parameters?.get(name);
  const type = declaration?.get('Type')?.text ?? 'String';
  if (given !== undefined) return asList(movedTo(given, span), type);
  if (declaration === undefined || /^AWS::SSM::Parameter/.test(type) || isTrue(declaration.get('NoEcho'))) return undefined;
  const standard = declaration.get('Default');
  return standard === undefined ? undefined : asList(movedTo(standard.node, span), type);
}

function isTrue(member: Cursor | undefined): boolean {
  return member?.value === true || member?.text === 'true';
}

/** A parameter of a list type holds its items between commas. */
function asList(node: TreeNode, type: string): TreeNode {
  if (node.kind !== 'scalar' || !/^(?:CommaDelimitedList|List<.*>)$/.test(type)) return textOfScalar(node);
  const items = node.text.split(',').map((item) => scalar(item.trim(), item.trim(), node));
  return { kind: 'list', items, start: node.start, end: node.end };
}

/** Parameters are texts, whatever their default is written as. */
function textOfScalar(node: TreeNode): TreeNode {
  return node.kind === 'scalar' && node.value !== null ? scalar(node.text, node.text, node) : node;
}

export function scalarText(node: TreeNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** The one member of an object that has only one, as intrinsics have. */
export function onlyMember(node: TreeNode): { readonly name: string; readonly argument: TreeNode } | undefined {
  const entry = node.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  return entry && { name: entry.key, argument: entry.value };
}
