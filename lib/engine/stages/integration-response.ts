import type { JsonObject } from '../../definition';
import type { IntegrationPlan, IntegrationResponsePlan } from '../../plan';
import { utf8 } from '../body';
import type { Call } from '../call';
import { convertResponse } from '../content-handling';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { configurationError, Failure } from '../failure';
import { appendResponseHeaders, mappedResponseName } from '../header-rules';
import { headerValue, isHeaderName, isHeaderValue, mediaType, setHeader } from '../headers';
import type { IsBinary } from '../media-types';
import { PrintedOutcome } from '../printed-message';
import { CallVariables, render } from '../template-rendering';
import { type ChosenTemplate, compileTemplates, type Templates } from './request-template';
import { overriddenResponse } from './response-overrides';
import { compileSelection } from './response-selection';
import { compileResponseSource, type ResponseReading, type ResponseSource } from './response-source';

interface CompiledResponse {
  readonly plan: IntegrationResponsePlan;
  readonly status: number;
  readonly mappings: readonly { readonly name: string; readonly source: ResponseSource }[];
  readonly templates: ReadonlyMap<string, ChosenTemplate>;
}

/** The integration response of the types that have one: HTTP, AWS and MOCK. */
export function compileIntegrationResponse(
  integration: IntegrationPlan,
  isBinary: IsBinary,
  templates: Templates,
): (call: Call, request: EndpointRequest, answer: EndpointAnswer) => Outcome | Failure {
  const select = compileSelection(integration.responses);
  const lambda = integration.target.kind === 'lambda';
  const compiled = new Map(integration.responses.map((plan) => [plan, compileResponse(plan, templates)]));
  return (call, request, answer) => {
    const selected = select(selectionText(answer, lambda));
    const response = selected && compiled.get(selected);
    if (!response) {
      const reason = 'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ';
      return configurationError('integrationResponse', reason + answer.status);
    }
    return respond(call, request, answer, response, isBinary);
  };
}

/** What selection patterns are matched against: the status, or for Lambda the error message, which is empty after a success (recorded). */
export function selectionText(answer: EndpointAnswer, lambda: boolean): string {
  if (!lambda) return String(answer.status);
  return answer.functionError ? errorMessage(utf8(answer.body as Uint8Array)) : '';
}

function errorMessage(payload: string): string {
  try {
    const error = JSON.parse(payload) as JsonObject | null;
    const message = error !== null && typeof error === 'object' && Object.hasOwn(error, 'errorMessage') ? error['errorMessage'] : '';
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}

function compileResponse(plan: IntegrationResponsePlan, templates: Templates): CompiledResponse {
  return {
    plan,
    status: Number(plan.statusCode),
    mappings: plan.mappings.map(({ name, source }) => ({ name, source: compileResponseSource(source) })),
    templates: compileTemplates(plan.templates, templates),
  };
}

function respond(
  call: Call,
  request: EndpointRequest,
  answer: EndpointAnswer,
  { plan, status, mappings, templates }: CompiledResponse,
  isBinary: IsBinary,
): Outcome | Failure {
  const bytes = answer.body as Uint8Array;
  const binary = bytes.length > 0 && isBinary(headerValue(answer.headers, 'content-type') ?? 'application/json');
  const wanted = bytes.length > 0 && isBinary(call.header('accept'));
  const converted = convertResponse(bytes, binary, wanted, plan.contentHandling);
  if (!converted) return configurationError('integrationResponse', 'Unable to base64 decode the body.');
  const mapped: string[] = [];
  const reading: ResponseReading = { call, headers: answer.headers, body: () => utf8(converted.bytes) };
  for (const { name, source } of mappings) {
    const value = source(reading);
    if (value instanceof Failure) return value;
    const refused = value === undefined ? undefined : mapResponseHeader(mapped, name, typeof value === 'string' ? value : value.join(','));
    if (refused) return refused;
  }
  const template = chooseResponseTemplate(templates, call);
  if (template && !converted.text && bytes.length > 0) return configurationError('integrationResponse', 'Unable to transform response');
  const variables = template ? new CallVariables(call, utf8(converted.bytes), request.variables) : request.variables;
  const text = template && variables ? render(template.render, variables, 'integrationResponse') : undefined;
  if (text instanceof Failure) return text;
  const overrides = overriddenResponse(variables);
  for (let i = 0; i < overrides.headers.length; i += 2) {
    const refused = mapResponseHeader(mapped, overrides.headers[i], overrides.headers[i + 1]);
    if (refused) return refused;
  }
  const headers: string[] = [];
  appendResponseHeaders(headers, mapped, mappedResponseName);
  if (headerValue(headers, 'content-type') === undefined) headers.push('Content-Type', contentTypeOf(template));
  const { bytes: body, conversion } = converted;
  const answered = overrides.status ?? status;
  const contentType = template?.contentType;
  return text === undefined
    ? { status: answered, headers, body, response: plan, template: contentType, conversion }
    : new PrintedOutcome(answered, headers, text, plan, contentType, conversion);
}

/** By the first media type of the client's Accept; else the one for application/json; else the first one (documented). */
export function chooseResponseTemplate(templates: ReadonlyMap<string, ChosenTemplate>, call: Call): ChosenTemplate | undefined {
  if (templates.size === 0) return undefined;
  const accept = mediaType(call.header('accept'));
  const byAccept = accept === undefined ? undefined : templates.get(accept);
  return byAccept ?? templates.get('application/json') ?? templates.values().next().value;
}

/** Whatever the endpoint's Content-Type: application/json, or what the template stands under. */
function contentTypeOf(template: ChosenTemplate | undefined): string {
  return template?.contentType.includes('/') ? template.contentType : 'application/json';
}

function mapResponseHeader(headers: string[], name: string, value: string): Failure | undefined {
  if (!isHeaderName(name)) return configurationError('integrationResponse', `Illegal header name: ${name}`);
  if (!isHeaderValue(value)) return configurationError('integrationResponse', `Illegal character in the value of header ${name}`);
  setHeader(headers, name, value);
  return undefined;
}
