import type { ApiDefinition, ContentTemplate, IntegrationResponse, Method } from '../../definition';
import type { IntegrationResponseTrace, Trace, TracedTemplate } from '../../engine';
import { printedValue } from './meaning';
import { headerOf, printedBody, printedHeaders } from './message-text';
import { printedPattern } from './selection-pattern';
import { templateTitle } from './template-text';

/** Headers that the gateway itself writes, and that say nothing about the API. */
const gatewayHeaders: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'x-amzn-apigateway-api-id',
  'x-amzn-trace-id',
  'x-amz-date',
  'x-amz-security-token',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
];

const hopHeaders: readonly string[] = ['content-type', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'date'];

/** What the endpoint was sent. */
export function integrationRequestLines(api: ApiDefinition, trace: Trace): string[] {
  const sent = trace.integrationRequest;
  if (!sent) return [];
  const templates = methodOf(api, trace)?.integration?.requestTemplates ?? [];
  const endpoint = sent.url === undefined ? sent.type : `${sent.method} ${sent.url}`;
  const head = [endpoint, ...usedTemplate(sent.template, templates)].join(', ');
  const isCustom = sent.type === 'HTTP' || sent.type === 'AWS';
  const headers = printedHeaders(sent.headers, (name, value) => {
    if (name === 'accept') return isCustom && value === 'application/json';
    if (name === 'user-agent') return value.startsWith('AmazonAPIGateway_');
    if (name === 'authorization') return value.startsWith('AWS4-HMAC-SHA256 ');
    return gatewayHeaders.includes(name);
  });
  return [head, ...[...headers, ...printedBody(sent.body)].map((line) => `  ${line}`)];
}

/** What the endpoint answered. */
export function integrationLines({ integration, integrationRequest }: Trace): string[] {
  if (!integration || integrationRequest?.url === undefined) return [];
  if (integration.fault !== undefined) return [integration.fault];
  const type = headerOf(integration.headers, 'content-type');
  const head = [
    ...(integration.status === undefined ? [] : [String(integration.status)]),
    ...(type === undefined ? [] : [type]),
    ...(integration.functionError ? ['function error'] : []),
  ];
  const headers = printedHeaders(integration.headers, (name) => hopHeaders.includes(name));
  return [head.join(' '), ...[...headers, ...printedBody(integration.body)].map((line) => `  ${line}`)];
}

/** Which integration response was chosen, and by which template it answers. */
export function integrationResponseLines(api: ApiDefinition, trace: Trace): string[] {
  const { integrationResponse, integrationRequest } = trace;
  if (!integrationResponse || integrationRequest?.type.endsWith('_PROXY')) return [];
  const { chosen, tried } = integrationResponse;
  const print = ({ statusCode, selectionPattern }: NonNullable<IntegrationResponseTrace['chosen']>): string =>
    `${statusCode} ← ${selectionPattern ? printedPattern(selectionPattern, subjectOf(trace)) : 'otherwise'}`;
  if (!chosen) return [`none   tried ${tried.map(print).join(', ')}`];
  const response = methodOf(api, trace)?.integration?.integrationResponses.find((known) => isChosen(known, chosen));
  return [[print(chosen), ...usedTemplate(integrationResponse.template, response?.responseTemplates ?? [])].join(', ')];
}

function isChosen(response: IntegrationResponse, chosen: { readonly statusCode: string; readonly selectionPattern?: string }): boolean {
  return printedValue(response.statusCode) === chosen.statusCode && (response.selectionPattern ?? '') === (chosen.selectionPattern ?? '');
}

function subjectOf({ integrationRequest }: Trace): 'status' | 'error message' {
  return /^arn:[^:]*:lambda:/.test(integrationRequest?.url ?? '') ? 'error message' : 'status';
}

function usedTemplate({ contentType }: TracedTemplate, defined: readonly ContentTemplate[]): string[] {
  if (contentType === undefined) return [];
  const template = defined.find((known) => known.contentType === contentType);
  const name = template ? templateTitle(template) : 'template';
  return [name === 'template' ? `template for ${contentType}` : name];
}

function methodOf(api: ApiDefinition, { route }: Trace): Method | undefined {
  const resource = api.resources.find(({ path }) => path === route.resourcePath);
  return resource?.methods.find(({ httpMethod }) => httpMethod === route.resourceMethod);
}
