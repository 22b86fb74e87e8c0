import { HashOrderMap, JavaLong, JavaMap, type JavaValue } from '../mapping/values';
import { createVariables } from '../mapping/variables';
import { contextMap } from '../mapping/variables/context';
import { type RenderTemplate, TemplateRuntimeError, type TemplateVariables } from '../mapping/vtl/runtime';
import type { NamedText } from '../plan';
import type { Call } from './call';
import type { ContextTree, ContextValue } from './context-tree';
import { configurationError, Failure } from './failure';
import type { StageName } from './trace';

/** A context for variables whose own one nobody has asked for. */
let unread: JavaMap | undefined;

/**
 * What a template of this call sees, made when it looks. A response template goes on with the `$context` that the request template
 * left.
 */
export class CallVariables implements TemplateVariables {
  private others: TemplateVariables | undefined;
  private ownStageVariables: JavaMap | undefined;
  private ownContext: JavaMap | undefined;

  constructor(
    private readonly call: Call,
    private readonly body: string,
    former: CallVariables | undefined,
  ) {
    this.ownContext = former?.ownContext;
  }

  /** True once a template has looked at `$context`: only then can it have set anything there. */
  get contextRead(): boolean {
    return this.ownContext !== undefined;
  }

  get context(): JavaMap {
    this.ownContext ??= contextMap(javaMap(this.call.context));
    return this.ownContext;
  }

  get input(): JavaValue {
    return this.made.input;
  }

  get util(): JavaValue {
    return this.made.util;
  }

  get stageVariables(): JavaValue {
    this.ownStageVariables ??= new JavaMap(this.call.api.stageVariables);
    return this.ownStageVariables;
  }

  private get made(): TemplateVariables {
    const { call, body } = this;
    unread ??= contextMap(new HashOrderMap());
    this.others ??= createVariables({
      body,
      path: call.pathVariables,
      querystring: call.query,
      header: headerEntries(call.headers),
      context: unread,
      stageVariables: [],
    });
    return this.others;
  }
}

/** Renders; a template that fails at run time fails the call, by the stage that it stands in. */
export function render(template: RenderTemplate, variables: TemplateVariables, stage: StageName): string | Failure {
  try {
    return template(variables);
  } catch (error) {
    if (!(error instanceof TemplateRuntimeError)) throw error;
    if (error.kind === 'malformed-body' && stage === 'integrationRequest') {
      return new Failure('BAD_REQUEST_BODY', `Could not process payload: ${error.message}`, stage, error.message);
    }
    return configurationError(stage, `Unable to transform ${stage === 'integrationRequest' ? 'request' : 'response'}: ${error.message}`);
  }
}

function* headerEntries(headers: readonly string[]): Iterable<NamedText> {
  for (let i = 0; i < headers.length; i += 2) yield [headers[i], headers[i + 1]];
}

function javaMap(tree: ContextTree): HashOrderMap {
  const map = new HashOrderMap();
  for (const [name, value] of tree) map.put(name, javaValue(value));
  return map;
}

function javaValue(value: ContextValue): JavaValue {
  if (typeof value === 'number') return new JavaLong(BigInt(value));
  return value !== null && typeof value === 'object' ? javaMap(value) : value;
}
