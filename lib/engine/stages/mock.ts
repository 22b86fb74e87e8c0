import { InvalidJson, parseJson } from '../../mapping/json';
import { JavaLong, JavaMap, type JavaValue } from '../../mapping/values';
import { emptyBody } from '../body';
import type { Call } from '../call';
import type { Conversion } from '../content-handling';
import type { EndpointAnswer, EndpointRequest } from '../exchange';
import { configurationError, Failure } from '../failure';
import type { RawHeaders } from '../message';
import { type Soon, whenCome } from '../pending';
import type { CallVariables } from '../template-rendering';
import type { TemplatedRequest } from './templated-request';

/** What the template prints; nobody is sent it. */
export class MockRequest implements EndpointRequest {
  readonly address = undefined;
  readonly headers: RawHeaders;
  readonly template: string | undefined;
  readonly conversion: Conversion;
  readonly variables: CallVariables | undefined;

  constructor(
    readonly method: string,
    private readonly made: TemplatedRequest,
  ) {
    this.headers = made.mapped.headers;
    this.template = made.template;
    this.conversion = made.conversion;
    this.variables = made.variables;
  }

  get body(): Uint8Array {
    return this.made.body;
  }

  get text(): string {
    return this.made.text;
  }
}

/** Integration request of a MOCK integration. */
export function compileMockRequest(
  templated: (call: Call) => Soon<TemplatedRequest | Failure>,
): (call: Call) => Soon<MockRequest | Failure> {
  const send = (call: Call, request: TemplatedRequest | Failure): MockRequest | Failure => {
    if (request instanceof Failure) return request;
    return new MockRequest(call.request.method, request);
  };
  return (call) => whenCome(templated(call), (request) => send(call, request));
}

/** A MOCK answers with the status that the integration request holds, and without a body. */
export function compileMockDispatch(): (call: Call, request: MockRequest) => EndpointAnswer | Failure {
  // Most templates always print the same.
  let known: { readonly text: string; readonly answer: EndpointAnswer | Failure } | undefined;
  return (_call, { text }) => {
    if (known?.text !== text) known = { text, answer: mockAnswer(text) };
    return known.answer;
  };
}

function mockAnswer(text: string): EndpointAnswer | Failure {
  const status = mockStatus(text);
  if (status === undefined)
    return configurationError(
      'integration',
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    );
  return { status, headers: [], body: emptyBody, functionError: false };
}

/**
 * The integer `statusCode` of an object. The parser is as lax as that of request bodies (recorded by hand: single quotes, names
 * without quotes, useless commas; not a quoted number, an unclosed brace, or no braces at all).
 */
function mockStatus(text: string): number | undefined {
  const plain = plainStatus.exec(text);
  if (plain) return Number(plain[1]);
  const value = parsed(text);
  const status = value instanceof JavaMap ? value.get('statusCode') : null;
  if (typeof status === 'number') return status;
  return status instanceof JavaLong ? Number(status.value) : undefined;
}

/** What nearly all templates print, which needs no parser to be loaded. */
const plainStatus = /^\{\s*"statusCode"\s*:\s*([1-9]\d{2})\s*\}$/;

function parsed(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InvalidJson) return null;
    throw error;
  }
}
