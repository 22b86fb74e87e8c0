import { JavaMap } from '../values';
import type { TemplateVariables } from '../vtl/runtime';
import { type ContextMembers, contextMap } from './context';
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

/**
 * Makes `$input`, `$util`, `$context` and `$stageVariables`, each when it is first asked for. What the source gives to
 * walk must still be there then.
 */
export function createVariables(source: VariablesSource): TemplateVariables {
  return new LazyVariables(source);
}

class LazyVariables implements TemplateVariables {
  readonly util = util;
  private madeInput: InputVariable | undefined;
  private madeContext: JavaMap | undefined;
  private madeStageVariables: JavaMap | undefined;

  constructor(private readonly source: VariablesSource) {}

  get input(): InputVariable {
    this.madeInput ??= new InputVariable(this.source.body, this.source);
    return this.madeInput;
  }

  get context(): JavaMap {
    this.madeContext ??= contextMap(this.source.context);
    return this.madeContext;
  }

  get stageVariables(): JavaMap {
    this.madeStageVariables ??= new JavaMap(this.source.stageVariables);
    return this.madeStageVariables;
  }
}
