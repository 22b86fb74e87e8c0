import { JavaMap } from '../values';
import type { TemplateVariables } from '../vtl/runtime';
import { type ContextMembers, contextMap } from './context-map';
import { InputVariable } from './input-variable';
import { UtilVariable } from './util-variable';

/** What a mapping template is rendered for. */
export interface VariablesSource {
  /** The body as text; absent or empty is the text `{}`. */
  readonly body?: string;
  readonly path: Iterable<readonly [string, string]>;
  readonly querystring: Iterable<readonly [string, string]>;
  readonly header: Iterable<readonly [string, string]>;
  /** Plain data, or the context of the request's template for the response's. */
  readonly context: ContextMembers | JavaMap;
  readonly stageVariables: Iterable<readonly [string, string]>;
}

const util = new UtilVariable();

/** Makes `$input`, `$util`, `$context` and `$stageVariables`. */
export function createVariables(source: VariablesSource): TemplateVariables {
  const parameters = new JavaMap();
  parameters.entries.set('path', new JavaMap(source.path));
  parameters.entries.set('querystring', new JavaMap(source.querystring));
  parameters.entries.set('header', new JavaMap(source.header));
  return {
    input: new InputVariable(source.body, parameters),
    util,
    context: contextMap(source.context),
    stageVariables: new JavaMap(source.stageVariables),
  };
}
