import type { ContentHandling } from '../../definition';
import type { IntegrationPlan } from '../../plan';
import type { Call } from '../call';
import { type Conversion, convertResponse } from '../content-handling';
import type { EndpointAnswer, Outcome } from '../exchange';
import { configurationError, type Failure } from '../failure';
import { appendResponseHeaders, endpointResponseName } from '../header-rules';
import { headerValue } from '../headers';
import type { IsBinary } from '../media-types';
import type { Body } from '../message';

/** Passes the endpoint's answer on: its status, its headers but for those that are remapped, its body untouched unless converted. */
export class HttpProxyResponse {
  private readonly contentHandling: ContentHandling | undefined;

  constructor(
    { contentHandling }: IntegrationPlan,
    private readonly isBinary: IsBinary,
  ) {
    this.contentHandling = contentHandling;
  }

  of(call: Call, { status, headers: sent, body }: EndpointAnswer): Outcome | Failure {
    const headers: string[] = [];
    appendResponseHeaders(headers, sent, endpointResponseName);
    const contentType = headerValue(headers, 'content-type');
    if (contentType === undefined) headers.push('Content-Type', 'application/json');
    const { contentHandling, isBinary } = this;
    if (contentHandling === undefined || !(body instanceof Uint8Array)) return outcome(status, headers, body, 'unchanged');
    const converted = convertResponse(body, isBinary(contentType), isBinary(call.header('accept')), contentHandling);
    if (!converted) return configurationError('integrationResponse', 'Unable to base64 decode the body.');
    return outcome(status, headers, converted.bytes, converted.conversion);
  }
}

function outcome(status: number, headers: string[], body: Body, conversion: Conversion): Outcome {
  return { status, headers, body, response: undefined, template: undefined, conversion };
}
