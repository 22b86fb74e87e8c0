import type { IntegrationPlan } from '../../plan';
import type { Call } from '../call';
import { type Conversion, convertResponse } from '../content-handling';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { configurationError, type Failure } from '../failure';
import { appendResponseHeaders, endpointResponseName } from '../header-rules';
import { headerValue } from '../headers';
import type { IsBinary } from '../media-types';
import type { Body } from '../message';

/** Passes the endpoint's answer on: its status, its headers but for those that are remapped, its body untouched unless converted. */
export function compileHttpProxyResponse(
  integration: IntegrationPlan,
  isBinary: IsBinary,
): (call: Call, request: EndpointRequest, answer: EndpointAnswer) => Outcome | Failure {
  const { contentHandling } = integration;
  return (call, _request, { status, headers: sent, body }) => {
    const headers: string[] = [];
    appendResponseHeaders(headers, sent, endpointResponseName);
    const contentType = headerValue(headers, 'content-type');
    if (contentType === undefined) headers.push('Content-Type', 'application/json');
    const outcome = (bytes: Body, conversion: Conversion): Outcome => ({
      status,
      headers,
      body: bytes,
      response: undefined,
      template: undefined,
      conversion,
    });
    if (contentHandling === undefined || !(body instanceof Uint8Array)) return outcome(body, 'unchanged');
    const converted = convertResponse(body, isBinary(contentType), isBinary(call.header('accept')), contentHandling);
    if (!converted) return configurationError('integrationResponse', 'Unable to base64 decode the body.');
    return outcome(converted.bytes, converted.conversion);
  };
}
