import { type Integration, type IntegrationResponse, literal, type Method } from '../../definition';
import { lambdaFunction } from './endpoint-text';
import { beside, byText, column } from './layout';
import { printedResponseTarget, printedSource } from './mapping-text';
import { printedValue } from './meaning';
import { conversion } from './request-facts';
import { type PatternSubject, printedPattern } from './selection-pattern';
import { printedTemplate } from './template-text';

const columnWidth = 18;

/** The integration responses: patterns before the default response, by status code. */
export function answers(method: Method, integration: Integration): string[] {
  const subject: PatternSubject = lambdaFunction(integration) === undefined ? 'status' : 'error message';
  return integration.integrationResponses
    .map((response) => ({ response, status: printedValue(response.statusCode), pattern: selection(response, subject) }))
    .sort(
      (a, b) => Number(isDefault(a.response)) - Number(isDefault(b.response)) || byText(a.status, b.status) || byText(a.pattern, b.pattern),
    )
    .flatMap(({ response, status, pattern }) => beside(`${status} ← ${pattern}`, facts(method, response, status), columnWidth));
}

/** `4xx`, a pattern between slashes, or `otherwise` for the default response. */
export function selection(response: IntegrationResponse, subject: PatternSubject): string {
  if (isDefault(response)) return 'otherwise';
  const pattern = literal(response.selectionPattern);
  return pattern === undefined ? printedValue(response.selectionPattern ?? '') : printedPattern(pattern, subject);
}

function isDefault({ selectionPattern }: IntegrationResponse): boolean {
  return selectionPattern === undefined || selectionPattern === '';
}

function facts(method: Method, response: IntegrationResponse, status: string): string[] {
  const templates = [...response.responseTemplates]
    .sort((a, b) => byText(a.contentType, b.contentType))
    .map((template) => column(template.contentType, columnWidth) + printedTemplate(template));
  const headers = response.responseParameters
    .map(({ target, source }) => `${printedResponseTarget(target)} ← ${printedSource(source)}`)
    .sort(byText);
  return [...templates, ...headers, ...conversion(response.contentHandling), ...models(method, status)];
}

function models(method: Method, status: string): string[] {
  const declared = method.methodResponses.find(({ statusCode }) => printedValue(statusCode) === status);
  return (declared?.responseModels ?? [])
    .filter(({ model }) => model !== 'Empty')
    .map(({ contentType, model }) => `${column(contentType, columnWidth)}as ${printedValue(model)}`)
    .sort(byText);
}
