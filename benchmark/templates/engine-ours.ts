import {
  compileTemplate,
  createVariables,
  emitTemplate,
  parseTemplate,
  type RenderTemplate,
  type TemplateVariables,
} from '../../lib/mapping';
import * as library from '../../lib/mapping/vtl/runtime';
import type { Case, Input } from './cases';
import type { Engine } from './engine';

/** The variables from what a server has at hand: parameters as pairs. */
function variablesFor({ body, params, context, stageVariables }: Input): () => TemplateVariables {
  const given = {
    body,
    path: Object.entries(params.path),
    querystring: Object.entries(params.querystring),
    header: Object.entries(params.header),
    context,
    stageVariables: Object.entries(stageVariables),
  };
  return () => createVariables(given);
}

function compile({ template }: Case): RenderTemplate {
  const parsed = parseTemplate(template);
  if (parsed.errors.length > 0) throw new Error(parsed.errors[0].message);
  return compileTemplate(parsed.template);
}

/** Compiled to closures, as in the process. */
export const closures: Engine = {
  name: 'closures',
  warm(testCase) {
    const render = compile(testCase);
    const variables = variablesFor(testCase.input);
    return () => render(variables());
  },
  cold(testCase) {
    const variables = variablesFor(testCase.input);
    return () => compile(testCase)(variables());
  },
};

/** Compiled to JavaScript source, as in a bundle. Cold is the evaluation of the source: nothing is parsed there. */
export const source: Engine = {
  name: 'source',
  warm(testCase) {
    const render = evaluate(emitTemplate(parseTemplate(testCase.template).template));
    const variables = variablesFor(testCase.input);
    return () => render(variables());
  },
  cold(testCase) {
    const text = emitTemplate(parseTemplate(testCase.template).template);
    const variables = variablesFor(testCase.input);
    return () => evaluate(text)(variables());
  },
};

function evaluate(text: string): RenderTemplate {
  const make = new Function(`return ${text}`) as () => (runtime: unknown) => RenderTemplate;
  return make()(library);
}
