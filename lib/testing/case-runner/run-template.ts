import type { JsonObject } from '../../definition';
import { createVariables } from '../../mapping/variables';
import { compileTemplate, parseTemplate, TemplateRuntimeError } from '../../mapping/vtl';
import type { TemplateCase, TemplateInput } from './case';
import { type CaseResult, passedOrFailed } from './case-result';
import { compareJson } from './compare-json';
import type { Difference } from './difference';

/** What became of a template: its text, or in which phase it failed, and why. */
type Rendering = { readonly output: string } | { readonly error: 'parse' | 'runtime'; readonly message: string };

/** Runs a template case. */
export function runTemplate(testCase: TemplateCase): CaseResult {
  return passedOrFailed(testCase, compareRendering(testCase.expect, render(testCase)));
}

function render({ template: source, input }: TemplateCase): Rendering {
  const { template, errors } = parseTemplate(source);
  const [first] = errors;
  if (first) return { error: 'parse', message: `line ${first.line}, column ${first.column}: ${first.message}` };
  try {
    return { output: compileTemplate(template)(variablesOf(input)) };
  } catch (error) {
    if (error instanceof TemplateRuntimeError) return { error: 'runtime', message: error.message };
    throw error;
  }
}

function variablesOf({ body, params, context, stageVariables }: TemplateInput): ReturnType<typeof createVariables> {
  return createVariables({
    ...(body !== undefined && { body }),
    path: texts(params.path),
    querystring: texts(params.querystring),
    header: texts(params.header),
    context,
    stageVariables: texts(stageVariables),
  });
}

function texts(members: JsonObject): [name: string, value: string][] {
  return Object.entries(members).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

function compareRendering(expect: TemplateCase['expect'], rendering: Rendering): Difference[] {
  if ('output' in expect && 'output' in rendering) return compareJson('output', expect.output, rendering.output);
  if ('error' in expect && 'error' in rendering && expect.error === rendering.error) return [];
  const expected = 'error' in expect ? `a ${expect.error} error` : `the output ${JSON.stringify(expect.output)}`;
  const actual =
    'error' in rendering ? `a ${rendering.error} error (${rendering.message})` : `the output ${JSON.stringify(rendering.output)}`;
  return [{ at: 'template', expected, actual }];
}
