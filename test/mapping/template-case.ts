import {
  compileTemplate,
  createVariables,
  emitTemplate,
  parseTemplate,
  type RenderTemplate,
  TemplateRuntimeError,
  type TemplateVariables,
} from '../../lib/mapping';
import * as library from '../../lib/mapping/vtl/runtime';

type Texts = Readonly<Record<string, string>>;

/** What a template case gives: see the format of `test/conformance/cases`. */
export interface TemplateInput {
  readonly body?: string;
  readonly params?: { readonly path?: Texts; readonly querystring?: Texts; readonly header?: Texts };
  readonly context?: Parameters<typeof createVariables>[0]['context'];
  readonly stageVariables?: Texts;
}

export interface TemplateCase {
  readonly id: string;
  readonly about?: string;
  readonly template: string;
  readonly input?: TemplateInput;
  readonly expect: Outcome;
}

export type Outcome = { readonly output: string } | { readonly error: string };

export function variablesOf({ body, params, context, stageVariables }: TemplateInput = {}): TemplateVariables {
  return createVariables({
    ...(body === undefined ? {} : { body }),
    path: Object.entries(params?.path ?? {}),
    querystring: Object.entries(params?.querystring ?? {}),
    header: Object.entries(params?.header ?? {}),
    context: context ?? {},
    stageVariables: Object.entries(stageVariables ?? {}),
  });
}

/** A template as closures, and as source that is evaluated. */
export function compiledBothWays(template: string): { readonly closures: RenderTemplate; readonly source: RenderTemplate } {
  const parsed = parseTemplate(template);
  if (parsed.errors.length > 0) throw new Error(`Unexpected: ${parsed.errors[0].message}`);
  const make = new Function(`return ${emitTemplate(parsed.template)}`) as () => (runtime: typeof library) => RenderTemplate;
  return { closures: compileTemplate(parsed.template), source: make()(library) };
}

/** What a template gives, by both ways of running it: an object each, so that a difference shows which. */
export function outcomes(template: string, input?: TemplateInput): { readonly closures: Outcome; readonly source: Outcome } {
  if (parseTemplate(template).errors.length > 0) return { closures: { error: 'parse' }, source: { error: 'parse' } };
  const { closures, source } = compiledBothWays(template);
  return { closures: outcome(closures, input), source: outcome(source, input) };
}

function outcome(render: RenderTemplate, input?: TemplateInput): Outcome {
  try {
    return { output: render(variablesOf(input)) };
  } catch (error) {
    if (error instanceof TemplateRuntimeError) return { error: 'runtime' };
    throw error;
  }
}

/** What a template prints; the two ways of running it must agree. */
export function rendered(template: string, input?: TemplateInput): string {
  const { closures, source } = compiledBothWays(template);
  const output = closures(variablesOf(input));
  expect(source(variablesOf(input))).toBe(output);
  return output;
}

/** The error with which a template fails, by both ways of running it. */
export function failure(template: string, input?: TemplateInput): TemplateRuntimeError {
  const errors = Object.values(compiledBothWays(template)).map((render) => {
    try {
      render(variablesOf(input));
    } catch (error) {
      if (error instanceof TemplateRuntimeError) return error;
      throw error;
    }
    throw new Error('The template did not fail.');
  });
  expect(errors[1]).toMatchObject({ kind: errors[0].kind, message: errors[0].message, range: errors[0].range });
  return errors[0];
}
