/** Where something stands in the template: offsets in UTF-16 units, `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export interface TextNode extends SourceRange {
  readonly type: 'text';
  readonly text: string;
}

/** A comment; `text` are dollars and hashes glued to its start, which print. */
export interface CommentNode extends SourceRange {
  readonly type: 'comment';
  readonly text: string;
}

export interface PropertyStep extends SourceRange {
  readonly type: 'property';
  readonly name: string;
}

export interface CallStep extends SourceRange {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface IndexStep extends SourceRange {
  readonly type: 'index';
  readonly index: Expression;
}

export type ReferenceStep = PropertyStep | CallStep | IndexStep;

export interface ReferenceNode extends SourceRange {
  readonly type: 'reference';
  /**
   * `plain` `$x`, `formal` `${x}`, `quiet` `$!x` or `$!{x}`; `runt` is a name without a dollar (null as a value, itself
   * in text); `broken` is `$\!x`, which has no value.
   */
  readonly form: 'plain' | 'formal' | 'quiet' | 'runt' | 'broken';
  readonly root: string;
  readonly rootRange: SourceRange;
  readonly steps: readonly ReferenceStep[];
  /** An odd number of backslashes before it: it prints as its source. */
  readonly escaped: boolean;
  /** Backslashes that print before the value. */
  readonly escapePrefix: string;
  /** Dollars and hashes that print before the value. */
  readonly morePrefix: string;
  /** The source, without backslashes before it. */
  readonly text: string;
  /** What `#set` and `#define` take as the name: not the root's for formal and quiet references. */
  readonly assignedName: string;
}

export interface StringNode extends SourceRange {
  readonly type: 'string';
  readonly value: string;
  /** The content as a template, where it interpolates. */
  readonly content?: readonly Statement[];
  /** Whether the last character that `content` prints is a blank of the parser's making. */
  readonly padded: boolean;
}

export interface NumberNode extends SourceRange {
  readonly type: 'integer' | 'decimal';
  readonly text: string;
}

export interface BooleanNode extends SourceRange {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface ListNode extends SourceRange {
  readonly type: 'list';
  readonly items: readonly Expression[];
}

export interface MapNode extends SourceRange {
  readonly type: 'map';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface RangeNode extends SourceRange {
  readonly type: 'range';
  readonly first: Expression;
  readonly last: Expression;
  readonly text: string;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface BinaryNode extends SourceRange {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  /** What a failed calculation contributes to a concatenation: the source of its right side. */
  readonly text: string;
}

export interface NotNode extends SourceRange {
  readonly type: 'not';
  readonly operand: Expression;
}

export type Expression = ReferenceNode | StringNode | NumberNode | BooleanNode | ListNode | MapNode | RangeNode | BinaryNode | NotNode;

export interface SetNode extends SourceRange {
  readonly type: 'set';
  readonly target: ReferenceNode;
  readonly value: Expression;
}

export interface IfBranch extends SourceRange {
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

export interface IfNode extends SourceRange {
  readonly type: 'if';
  /** `#if`, then every `#elseif`. */
  readonly branches: readonly IfBranch[];
  readonly otherwise?: readonly Statement[];
}

/** A bare word as a directive's argument, such as `in`. */
export interface WordNode extends SourceRange {
  readonly type: 'word';
  readonly text: string;
}

export type DirectiveArgument = Expression | WordNode;

export type DirectiveName = 'foreach' | 'define' | 'break' | 'stop' | 'parse' | 'include' | 'literal' | 'macro';

/** `#foreach`, `#define` and what else the service's Velocity knows by name. */
export interface DirectiveNode extends SourceRange {
  readonly type: 'directive';
  readonly name: DirectiveName;
  readonly nameRange: SourceRange;
  readonly arguments: readonly DirectiveArgument[];
  /** The names that the arguments stand for where a directive takes a name: the first token without its first character. */
  readonly argumentNames: readonly string[];
  readonly body?: readonly Statement[];
  /** What `#literal` prints. */
  readonly literal: string;
}

/** `#name` or `#name(…)` that no directive knows, such as a macro's call: it prints as source. */
export interface UnknownDirectiveNode extends SourceRange {
  readonly type: 'unknown-directive';
  readonly name: string;
  readonly nameRange: SourceRange;
  readonly arguments: readonly DirectiveArgument[];
  readonly body?: readonly Statement[];
  readonly text: string;
}

export type Statement = TextNode | CommentNode | ReferenceNode | SetNode | IfNode | DirectiveNode | UnknownDirectiveNode;

/** A parsed template. */
export interface Template {
  readonly source: string;
  readonly body: readonly Statement[];
  /** Why every rendering fails though the syntax is right (`#foreach` without parentheses); Velocity notices at first use. */
  readonly failure?: TemplateFailure;
}

export interface TemplateFailure extends SourceRange {
  readonly message: string;
}
