import type { RawHeaders } from './message';
import { parseQueryString } from './query-string';
import type { IntegrationRequestTrace, Trace } from './trace';
import { authorizerLines } from './tracing/authorizer-log';

/** LocalStack cuts header maps after so many characters; the service cuts them, too. */
const longestMap = 998;

/**
 * The lines that the service's test call (TestInvokeMethod) writes for the same call, in its order, so that they compare with a real
 * log. Recorded: every line but the first begins with the time, and every line ends in a line feed.
 */
export function awsLog(trace: Trace): string {
  const time = logTime(trace.startedAt);
  const authorized = authorizerLines(trace);
  const executed = authorized.length > 0 && trace.authorize?.record?.refused !== undefined ? [completed(trace)] : executionLines(trace);
  const lines = [...authorized, ...executed].map((text) => `${time} : ${text}\n`);
  return [`Execution log for request ${trace.requestId}\n`, ...lines].join('');
}

function executionLines(trace: Trace): string[] {
  return [...requestLines(trace), ...endpointLines(trace), ...outcomeLines(trace)];
}

function completed({ methodResponse }: Trace): string {
  return `Method completed with status: ${methodResponse.status}`;
}

function requestLines({ requestId, request, route }: Trace): string[] {
  const question = request.target.indexOf('?');
  const path = question < 0 ? request.target : request.target.slice(0, question);
  const query = question < 0 ? '' : request.target.slice(question + 1);
  return [
    `Starting execution for request: ${requestId}`,
    `HTTP Method: ${request.method}, Resource Path: ${path}`,
    `Method request path: ${javaMap(route.pathVariables)}`,
    `Method request query string: ${javaMap(parseQueryString(query))}`,
    `Method request headers: ${headerMap(request.headers)}`,
    `Method request body before transformations: ${text(request.body)}`,
  ];
}

/** A MOCK has no endpoint, and so no such lines. */
function endpointLines({ integrationRequest, integration }: Trace): string[] {
  if (integrationRequest?.url === undefined || !integration) return [];
  const url = endpointUrl(integrationRequest);
  const sent = [
    `Endpoint request URI: ${url}`,
    `Endpoint request headers: ${headerMap(integrationRequest.headers)}`,
    `Endpoint request body after transformations: ${text(integrationRequest.body)}`,
    `Sending request to ${url}`,
  ];
  if (integration.status === undefined) return sent;
  return [
    ...sent,
    `Received response. Status: ${integration.status}, Integration latency: ${Math.round(integration.ms)} ms`,
    `Endpoint response headers: ${headerMap(integration.headers)}`,
    `Endpoint response body before transformations: ${text(integration.body)}`,
  ];
}

/** Functions are invoked through Lambda's own address. */
function endpointUrl({ url = '' }: IntegrationRequestTrace): string {
  const region = /^arn:[^:]*:lambda:([^:]*):/.exec(url)?.[1];
  return region === undefined ? url : `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${url}/invocations`;
}

function outcomeLines(trace: Trace): string[] {
  const { gatewayResponse, because, methodResponse } = trace;
  if (gatewayResponse) return [failure(gatewayResponse.type, because?.text ?? String(gatewayResponse.message)), completed(trace)];
  const headers = methodResponse.headers.filter((_, index, all) => !ownIds.test(all[index - (index % 2)]));
  return [
    `Method response body after transformations: ${text(methodResponse.body)}`,
    `Method response headers: ${headerMap(headers)}`,
    'Successfully completed execution',
    completed(trace),
  ];
}

/** Recorded for a configuration error; the others as the service's troubleshooting pages quote them. */
function failure(type: string, reason: string): string {
  if (type === 'INTEGRATION_TIMEOUT') return 'Execution failed due to a timeout error';
  if (reason.startsWith('Lambda execution failed')) return reason;
  return `Execution failed due to configuration error: ${reason}`;
}

/** Headers that a deployed stage adds, and a test call does not. */
const ownIds = /^(?:x-amzn-requestid|x-amz-apigw-id)$/i;

function text(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

function headerMap(headers: RawHeaders): string {
  const pairs: [string, string][] = [];
  for (let i = 0; i < headers.length; i += 2) pairs.push([headers[i], headers[i + 1]]);
  const map = javaMap(pairs);
  return map.length <= longestMap ? map : `${map.slice(0, longestMap)} [TRUNCATED]`;
}

function javaMap(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

/** `Sat Nov 21 08:18:07 UTC 2026` */
function logTime(instant: number): string {
  const [day = '', date, month, year, time] = new Date(instant).toUTCString().split(' ');
  return `${day.slice(0, 3)} ${month} ${date} ${time} UTC ${year}`;
}
