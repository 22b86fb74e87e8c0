import type { ApiDefinition } from '../../definition';
import type { TreeNode } from '../source/tree';
import { onlyMember, scalarText } from './evaluation/scope';
import type { ApiOfTemplate } from './read-resources';
import type { Template } from './template';

/** An API as it is where a condition holds, or does not, which only the deployment knows. */
export interface Alternative {
  readonly condition: string;
  readonly holds: boolean;
  readonly definition: ApiDefinition;
  /** Logical ids of the resources in which `Fn::If` asks for the condition. */
  readonly choosing: ReadonlySet<string>;
}

/** Conditions of a template that are followed both ways: each is two more readings of the template. */
const mostConditions = 16;

/** Reads a template again for each condition that `Fn::If` asked for in vain, once as if it held and once as if it did not. */
export function readAlternatives(
  template: Template,
  read: (condition: string, holds: boolean) => readonly ApiOfTemplate[],
): readonly (Omit<Alternative, 'definition'> & { readonly apis: readonly ApiOfTemplate[] })[] {
  const asked = [...template.evaluator.undecided].map((condition) => ({ condition, choosing: choosing(template, condition) }));
  return asked
    .filter((one) => one.choosing.size > 0)
    .slice(0, mostConditions)
    .flatMap(({ condition, ...rest }) => [true, false].map((holds) => ({ condition, holds, ...rest, apis: read(condition, holds) })));
}

function choosing({ root }: Template, condition: string): ReadonlySet<string> {
  const resources = root.get('Resources')?.entries() ?? [];
  return new Set(
    resources
      .filter(({ value }) => /^AWS::(?:ApiGateway|Serverless)::/.test(value.get('Type')?.text ?? '') && asksFor(value.node, condition))
      .map(({ key }) => key),
  );
}

function asksFor(node: TreeNode, condition: string): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') return node.items.some((item) => asksFor(item, condition));
  const { name, argument } = onlyMember(node) ?? {};
  const items = name === 'Fn::If' && argument?.kind === 'list' ? argument.items : [];
  return scalarText(items[0]) === condition || node.entries.some(({ value }) => asksFor(value, condition));
}
