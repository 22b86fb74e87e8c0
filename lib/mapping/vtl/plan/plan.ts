import type { SourceRange, TemplateFailure } from '../syntax/nodes';

/**
 * A template, decided: what runs, in order, with every oddity of Velocity's syntax already turned into an ordinary
 * step. Both compilers (closures, JavaScript source) read nothing else.
 */
export interface Plan {
  /** The names of the variables, by slot. */
  readonly slots: readonly string[];
  readonly body: readonly Step[];
  /** The slots of `$foreach`, `$velocityCount` and `$velocityHasNext`, where the template reads them at all. */
  readonly loopSlots: LoopSlots;
  /** Loop variables that something else sets as well: a round whose item is null hides what is set (see MaskedVariable). */
  readonly masked: ReadonlySet<number>;
  readonly failure?: TemplateFailure;
}

export interface LoopSlots {
  readonly scope: number | undefined;
  readonly count: number | undefined;
  readonly hasNext: number | undefined;
}

export type Step =
  | { readonly step: 'text'; readonly text: string }
  | PrintStep
  | { readonly step: 'evaluate'; readonly value: Value; readonly text: string }
  | { readonly step: 'set'; readonly slot: number | undefined; readonly value: Value }
  | SetPropertyStep
  | SetIndexStep
  | IfStep
  | ForeachStep
  | { readonly step: 'define'; readonly slot: number | undefined; readonly body: readonly Step[] }
  | { readonly step: 'break' }
  | { readonly step: 'break-scope'; readonly scope: Value; readonly range: SourceRange }
  | { readonly step: 'stop'; readonly message: Value | undefined }
  | { readonly step: 'fail'; readonly message: string; readonly range: SourceRange };

export interface PrintStep {
  readonly step: 'print';
  readonly value: Value;
  /** Backslashes, dollars and hashes that print before a value, but not before a block. */
  readonly before: string;
  /** What prints for a block that cannot render deeper inside of itself. */
  readonly unresolved: string;
}

export interface SetPropertyStep {
  readonly step: 'set-property';
  readonly target: VariableValue;
  readonly name: string;
  readonly value: Value;
  readonly range: SourceRange;
}

export interface SetIndexStep {
  readonly step: 'set-index';
  readonly target: VariableValue;
  readonly index: Value;
  readonly value: Value;
  readonly range: SourceRange;
}

export interface IfStep {
  readonly step: 'if';
  readonly branches: readonly { readonly condition: Value; readonly body: readonly Step[] }[];
  readonly otherwise: readonly Step[];
}

export interface ForeachStep {
  readonly step: 'foreach';
  readonly slot: number | undefined;
  readonly source: Value;
  readonly body: readonly Step[];
  readonly range: SourceRange;
}

export type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer' | 'decimal'; readonly text: string }
  | VariableValue
  | { readonly kind: 'concatenation'; readonly parts: readonly (string | PrintStep)[] }
  | { readonly kind: 'content'; readonly body: readonly Step[]; readonly isPadded: boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'range'; readonly first: Value; readonly last: Value; readonly range: SourceRange }
  | CalculationValue
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly left: Value; readonly right: Value }
  | { readonly kind: 'and' | 'or'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'not'; readonly operand: Value };

export interface VariableValue {
  readonly kind: 'variable';
  readonly slot: number;
  readonly accesses: readonly Access[];
  /** Whether null becomes the empty text, as the service's handler of invalid references does. */
  readonly isNullEmpty: boolean;
}

export type Access =
  | { readonly access: 'property'; readonly name: string; readonly range: SourceRange }
  | { readonly access: 'call'; readonly name: string; readonly given: readonly Value[]; readonly range: SourceRange }
  | { readonly access: 'index'; readonly index: Value; readonly range: SourceRange };

export type CalculationOperator = '+' | '-' | '*' | '/' | '%';
export type ComparisonOperator = '==' | '!=' | '<' | '>' | '<=' | '>=';

export interface CalculationValue {
  readonly kind: 'calculation';
  readonly operator: CalculationOperator;
  readonly left: Value;
  readonly right: Value;
  /** What stands in for a null side when the other is a string. */
  readonly leftSource: string;
  readonly rightSource: string;
  readonly range: SourceRange;
}

/** Whether a value used as a condition can be anything but false: literals are not asked at all. */
export function isCondition(value: Value): boolean {
  return (
    value.kind === 'variable' ||
    value.kind === 'comparison' ||
    value.kind === 'and' ||
    value.kind === 'or' ||
    value.kind === 'not' ||
    value.kind === 'boolean'
  );
}
