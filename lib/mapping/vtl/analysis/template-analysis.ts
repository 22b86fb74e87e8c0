import type { SourceRange } from '../syntax/nodes';

export interface VariableUse extends SourceRange {
  readonly name: string;
  /** `loop` and `define` are the names that `#foreach` and `#define` fill. */
  readonly access: 'read' | 'set' | 'loop' | 'define';
}

export interface ParameterUse extends SourceRange {
  /** Undefined where the name is only known when the template runs. */
  readonly name: string | undefined;
  /** `any`: `$input.params('name')`, which looks at path, query string and headers, in this order. */
  readonly place: 'path' | 'querystring' | 'header' | 'any';
}

export interface JsonPathUse extends SourceRange {
  readonly function: 'path' | 'json';
  /** Undefined where the path is only known when the template runs. */
  readonly path: string | undefined;
  /** Where the argument stands. */
  readonly pathRange: SourceRange;
}

export interface MemberUse extends SourceRange {
  /** The member names after `$context` (`['identity', 'sourceIp']`), as far as they are known. */
  readonly path: readonly string[];
  /** Whether the template sets the member. */
  readonly isSet: boolean;
}

export interface FunctionUse extends SourceRange {
  readonly object: 'input' | 'util';
  readonly name: string;
  /** Undefined for a member without parentheses. */
  readonly argumentCount: number | undefined;
  /** Whether the service has such a function for so many arguments; an unknown one is silently nothing. */
  readonly isKnown: boolean;
}

export interface MethodUse extends SourceRange {
  readonly name: string;
  readonly argumentCount: number;
  /** The variable that the reference begins with. */
  readonly root: string;
  /** Whether any value of a template has such a method; an unknown one is silently nothing. */
  readonly isKnown: boolean;
}

export interface MacroUse extends SourceRange {
  readonly name: string;
  /** The service parses definitions and forgets them, so that a call prints as source text. */
  readonly kind: 'definition' | 'call';
}

export interface DirectiveUse extends SourceRange {
  readonly name: string;
}

/** What a template uses, without running it; each list in the order of the source. */
export interface TemplateAnalysis {
  readonly variables: readonly VariableUse[];
  readonly parameters: readonly ParameterUse[];
  readonly jsonPaths: readonly JsonPathUse[];
  /** `$input.body`. */
  readonly bodies: readonly SourceRange[];
  readonly context: readonly MemberUse[];
  readonly stageVariables: readonly MemberUse[];
  readonly functions: readonly FunctionUse[];
  /** Calls on values: `.size()`, `.replaceAll(…)`. */
  readonly methods: readonly MethodUse[];
  readonly macros: readonly MacroUse[];
  readonly directives: readonly DirectiveUse[];
  /** Directives that fail on the service (`#parse`, `#include`) or do nothing there (`#macro`, `#evaluate`). */
  readonly forbidden: readonly DirectiveUse[];
}
