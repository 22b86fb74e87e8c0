import type { RawHeaders, Trace } from '../engine';

const longestHeaders = 998;

/**
 * The lines that the service's test call (TestInvokeMethod) writes for the same call, in its order, so that they compare with a real
 * log. Recorded: every line but the first begins with the time.
 */
export function awsLog(trace: Trace): string {
  const time = logTime(trace.startedAt);
  const [first, ...others] = logTexts(trace);
  return [first, ...others.map((text) => `${time} : ${text}`)].map((line) => `${line}\n`).join('');
}

function logTexts(trace: Trace): string[] {
  const { requestId, request, route, methodResponse } = trace;
  const [path = '', query = ''] = request.target.split(/\?(.*)/s);
  return [
    `Execution log for request ${requestId}`,
    `Starting execution for request: ${requestId}`,
    `HTTP Method: ${request.method}, Resource Path: ${path}`,
    `Method request path: ${javaMap(route.pathVariables)}`,
    `Method request query string: ${javaMap([...new URLSearchParams(query)])}`,
    `Method request headers: ${headerMap(request.headers)}`,
    `Method request body before transformations: ${text(request.body)}`,
    ...endpointTexts(trace),
    ...outcomeTexts(trace),
    `Method completed with status: ${methodResponse.status}`,
  ];
}

function endpointTexts({ integrationRequest, integration }: Trace): string[] {
  if (integrationRequest?.url === undefined || !integration) return [];
  const sent = [
    `Endpoint request URI: ${integrationRequest.url}`,
    `Endpoint request headers: ${headerMap(integrationRequest.headers)}`,
    `Endpoint request body after transformations: ${text(integrationRequest.body)}`,
    `Sending request to ${integrationRequest.url}`,
  ];
  if (integration.status === undefined) return sent;
  return [
    ...sent,
    `Received response. Status: ${integration.status}, Integration latency: ${Math.round(integration.ms)} ms`,
    `Endpoint response headers: ${headerMap(integration.headers)}`,
    `Endpoint response body before transformations: ${text(integration.body)}`,
  ];
}

function outcomeTexts({ gatewayResponse, because, integration, methodResponse }: Trace): string[] {
  if (gatewayResponse && methodResponse.status >= 500) {
    return [`Execution failed due to configuration error: ${integration?.fault ?? because?.text ?? gatewayResponse.message}`];
  }
  return [
    `Method response body after transformations: ${text(methodResponse.body)}`,
    `Method response headers: ${headerMap(methodResponse.headers)}`,
    'Successfully completed execution',
  ];
}

function text(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

function headerMap(headers: RawHeaders): string {
  const pairs = Array.from(
    { length: headers.length / 2 },
    (_, index) => [headers[2 * index] as string, headers[2 * index + 1] as string] as const,
  );
  const map = javaMap(pairs);
  return map.length <= longestHeaders ? map : `${map.slice(0, longestHeaders)} [TRUNCATED]`;
}

function javaMap(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

/** `Sat Nov 21 08:18:07 UTC 2026`. */
function logTime(instant: number): string {
  const [, day, date, month, year, clock] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(instant).toUTCString(),
  ) as unknown as string[];
  return `${day} ${month} ${date} ${clock} UTC ${year}`;
}
