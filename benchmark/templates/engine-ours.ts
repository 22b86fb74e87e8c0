import {
  compileTemplate,
  createVariables,
  emitTemplate,
  parseTemplate,
  type RenderTemplate,
  type Template,
  type TemplateVariables,
} from '../../lib/mapping';
import { compileClosures } from '../../lib/mapping/vtl/closures/compile-closures';
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

function parsed({ template }: Case): Template {
  const { errors, template: tree } = parseTemplate(template);
  if (errors.length > 0) throw new Error(errors[0].message);
  return tree;
}

/** As in the process: closures, and JavaScript as soon as a template is rendered often. */
export const inProcess: Engine = {
  name: 'in-process',
  warm(testCase) {
    const render = compileTemplate(parsed(testCase));
    const variables = variablesFor(testCase.input);
    return () => render(variables());
  },
  cold(testCase) {
    const variables = variablesFor(testCase.input);
    return () => compileTemplate(parsed(testCase))(variables());
  },
};

/** Closures alone, as where the host runs no code that is made of text. */
export const closures: Engine = {
  name: 'closures',
  warm(testCase) {
    const render = compileClosures(parsed(testCase));
    const variables = variablesFor(testCase.input);
    return () => render(variables());
  },
  cold(testCase) {
    const variables = variablesFor(testCase.input);
    return () => compileClosures(parsed(testCase))(variables());
  },
};

/** Compiled to JavaScript source, as in a bundle. Cold is the evaluation of the source: nothing is parsed there. */
export const source: Engine = {
  name: 'source',
  warm(testCase) {
    const render = evaluate(emitTemplate(parsed(testCase)));
    const variables = variablesFor(testCase.input);
    return () => render(variables());
  },
  cold(testCase) {
    const text = emitTemplate(parsed(testCase));
    const variables = variablesFor(testCase.input);
    return () => evaluate(text)(variables());
  },
};

function evaluate(text: string): RenderTemplate {
  const make = new Function(`return ${text}`) as () => (runtime: unknown) => RenderTemplate;
  return make()(library);
}
