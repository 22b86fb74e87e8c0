import type { TreeNode } from '../../source/tree';
import type { Evaluator } from './evaluator';
import { onlyMember, type Scope, scalarText } from './scope';

/** Whether the conditions of a template hold, as far as its parameters tell. */
export class Conditions {
  /** Undefined while a condition is being found out: one that asks for itself is not known. */
  readonly #known = new Map<string, boolean | undefined>();

  constructor(
    private readonly scope: Scope,
    private readonly evaluator: Evaluator,
  ) {}

  /** Undefined where it depends on what synth cannot know. */
  holds(name: string): boolean | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const assumed = this.scope.assumed?.(name);
    if (assumed !== undefined) return assumed;
    this.#known.set(name, undefined);
    const expression = this.scope.conditions?.get(name);
    const value = expression && this.value(expression.node);
    this.#known.set(name, value);
    return value;
  }

  private value(node: TreeNode): boolean | undefined {
    const { name, argument } = onlyMember(node) ?? {};
    if (name === undefined || argument === undefined) return undefined;
    if (name === 'Condition') {
      const condition = scalarText(argument);
      return condition === undefined ? undefined : this.holds(condition);
    }
    const items = argument.kind === 'list' ? argument.items : [];
    if (name === 'Fn::Equals') return this.equal(items[0], items[1]);
    if (name === 'Fn::Not') return negated(items[0] && this.value(items[0]));
    const values = items.map((item) => this.value(item));
    if (name === 'Fn::And') return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
    if (name === 'Fn::Or') return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
    return undefined;
  }

  private equal(one: TreeNode | undefined, other: TreeNode | undefined): boolean | undefined {
    const texts = [one, other].map((node) => node && scalarText(this.evaluator.evaluated(node)));
    return texts[0] === undefined || texts[1] === undefined ? undefined : texts[0] === texts[1];
  }
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
