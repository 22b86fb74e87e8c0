import type { LambdaHandler } from '../../lib/runtime/lambda';
import type { CaseRequest } from '../../lib/testing/case-runner/case';
import { requestBody } from '../../lib/testing/case-runner/run-execution';

/** The forms in which Lambda is called with HTTP. */
export const eventForms = ['REST API', 'format 2.0', 'load balancer', 'load balancer with multi-value headers'] as const;
export type EventForm = (typeof eventForms)[number];

type Event = Parameters<LambdaHandler>[0];
type Result = Awaited<ReturnType<LambdaHandler>>;
type Pairs = readonly (readonly [name: string, value: string])[];

/** The event that the service makes of a request. */
export function caseEvent(request: CaseRequest, form: EventForm): Event {
  const { method: httpMethod, path: target, headers } = request;
  const [path, rawQueryString] = split(target, '?');
  const query: Pairs = rawQueryString === '' ? [] : rawQueryString.split('&').map((parameter) => split(parameter, '='));
  const lowered: Pairs = headers.map(([name, value]) => [name.toLowerCase(), value]);
  const bytes = requestBody(request);
  const body = bytes === undefined ? { body: null } : { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true };
  switch (form) {
    case 'REST API': {
      const decoded: Pairs = query.map(([name, value]) => [formDecoded(name), formDecoded(value)]);
      return { httpMethod, path, multiValueHeaders: lists(headers), multiValueQueryStringParameters: lists(decoded), ...body };
    }
    case 'format 2.0': {
      const requestContext = { stage: '$default', http: { method: httpMethod } };
      return { version: '2.0', rawPath: path, rawQueryString, headers: joined(lowered), requestContext, ...body };
    }
    case 'load balancer':
      return {
        httpMethod,
        path,
        headers: Object.fromEntries(lowered),
        queryStringParameters: Object.fromEntries(query),
        requestContext: { elb: {} },
        ...body,
      };
    case 'load balancer with multi-value headers':
      return {
        httpMethod,
        path,
        multiValueHeaders: lists(lowered),
        multiValueQueryStringParameters: lists(query),
        requestContext: { elb: {} },
        ...body,
      };
  }
}

/** Raw headers of a result of any form. */
export function resultHeaders(result: Result): readonly string[] {
  if ('multiValueHeaders' in result && result.multiValueHeaders) {
    return Object.entries(result.multiValueHeaders).flatMap(([name, values]) => values.flatMap((value) => [name, value]));
  }
  return Object.entries('headers' in result ? (result.headers ?? {}) : {}).flat();
}

function split(text: string, separator: string): [string, string] {
  const place = text.indexOf(separator);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function lists(pairs: Pairs): Record<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of pairs) byName.set(name, [...(byName.get(name) ?? []), value]);
  return Object.fromEntries(byName);
}

function joined(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(Object.entries(lists(pairs)).map(([name, values]) => [name, values.join(',')]));
}
