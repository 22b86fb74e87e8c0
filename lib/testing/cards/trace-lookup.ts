import type { ApiDefinition, ContentTemplate, IntegrationResponse, Method } from '../../definition';
import type { Trace, TracedTemplate } from '../../engine';
import { printedValue } from './meaning';
import { type PatternSubject, printedPattern } from './selection-pattern';
import { templateTitle } from './template-text';

/** An integration response as a trace names it. */
interface TracedResponse {
  readonly statusCode: string;
  readonly selectionPattern?: string;
}

/** The method that answered a call. */
export function methodOf(api: ApiDefinition, { route }: Trace): Method | undefined {
  const resource = api.resources.find(({ path }) => path === route.resourcePath);
  return resource?.methods.find(({ httpMethod }) => httpMethod === route.resourceMethod);
}

/** The integration response that was chosen: `404 ← 4xx` and the template that it answers with, if any. */
export interface Choice {
  readonly chosen: string;
  readonly template?: string;
}

/** Which integration response was chosen, or which ones were tried in vain; undefined for proxies, which have none. */
export function responseChoice(api: ApiDefinition, trace: Trace): Choice | { readonly tried: string } | undefined {
  const { integrationResponse, integrationRequest } = trace;
  if (!integrationResponse || integrationRequest?.type.endsWith('_PROXY')) return undefined;
  const { chosen, tried, template } = integrationResponse;
  const subject = subjectOf(trace);
  if (!chosen) return { tried: tried.map((response) => printedChoice(response, subject)).join(', ') };
  const response = methodOf(api, trace)?.integration?.integrationResponses.find((known) => isChosen(known, chosen));
  const used = usedTemplate(template, response?.responseTemplates ?? []);
  return { chosen: printedChoice(chosen, subject), ...(used !== undefined && { template: used }) };
}

/** `template pet-error`, or `template for application/json` where it has no name; undefined where none was used. */
export function usedTemplate({ contentType }: TracedTemplate, defined: readonly ContentTemplate[]): string | undefined {
  if (contentType === undefined) return undefined;
  const template = defined.find((known) => known.contentType === contentType);
  const title = template ? templateTitle(template) : 'template';
  return title === 'template' ? `template for ${contentType}` : title;
}

function printedChoice({ statusCode, selectionPattern }: TracedResponse, subject: PatternSubject): string {
  return `${statusCode} ← ${selectionPattern ? printedPattern(selectionPattern, subject) : 'otherwise'}`;
}

function isChosen(response: IntegrationResponse, chosen: TracedResponse): boolean {
  return printedValue(response.statusCode) === chosen.statusCode && (response.selectionPattern ?? '') === (chosen.selectionPattern ?? '');
}

/** Functions are judged by their error message, everything else by its status. */
function subjectOf({ integrationRequest }: Trace): PatternSubject {
  return /^arn:[^:]*:lambda:/.test(integrationRequest?.url ?? '') ? 'error message' : 'status';
}
