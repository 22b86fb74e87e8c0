import { buffer } from 'node:stream/consumers';
import type { Json } from '../../definition';
import { headerValue } from '../headers';
import { maxPayload } from '../limits';
import type { Body, RawHeaders } from '../message';
import type { AwsBackend, AwsCall } from './aws-backend';
import { Fault } from './fault';
import type { HttpAnswer, HttpBackend, HttpEndpoint, HttpOrigin } from './http-backend';
import type { LambdaAnswer, LambdaBackend, LambdaCall } from './lambda-backend';

/** What a canned endpoint was asked. */
export interface RecordedCall {
  readonly integration: 'http' | 'aws' | 'lambda';
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  /** The payload, for Lambda. */
  readonly body: Uint8Array;
}

/** An answer of an HTTP endpoint or AWS service. */
export interface CannedHttpAnswer {
  readonly status: number;
  readonly headers?: RawHeaders;
  readonly body?: Uint8Array | string;
}

/** A function's result, or the error object of a function that failed. */
export type CannedLambdaAnswer = { readonly payload: Json } | { readonly error: Json };

export type CannedAnswer = CannedHttpAnswer | CannedLambdaAnswer | Fault;

/** Answers by the call, at once or later. */
export type Answering = (call: RecordedCall) => CannedAnswer | Promise<CannedAnswer>;

/**
 * Stands in for every kind of endpoint: answers with what it was given, and records what it was asked. An HTTP answer given to a
 * Lambda integration is the answer of the Invoke call; a Lambda answer given to an HTTP integration is its JSON with 200.
 */
export class CannedBackend implements HttpBackend, LambdaBackend, AwsBackend {
  /** Every call so far, in order. */
  readonly calls: RecordedCall[] = [];

  constructor(private readonly answering: CannedAnswer | Answering) {}

  endpoint({ origin }: HttpOrigin): HttpEndpoint {
    return {
      call: async ({ method, path, headers, body, timeoutInMillis, maxBytes }) =>
        limited(
          maxBytes,
          await this.answer(timeoutInMillis, { integration: 'http', method, url: origin + path, headers, body: await bytes(body) }),
        ),
    };
  }

  async call({ method, url, headers, body, timeoutInMillis }: AwsCall): Promise<HttpAnswer | Fault> {
    return limited(maxPayload, await this.answer(timeoutInMillis, { integration: 'aws', method, url, headers, body }));
  }

  async invoke({ functionArn, region, headers, payload, timeoutInMillis }: LambdaCall): Promise<LambdaAnswer | Fault> {
    const url = `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`;
    return lambdaAnswer(await this.answer(timeoutInMillis, { integration: 'lambda', method: 'POST', url, headers, body: payload }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Records the call and answers it; an answer that comes later than the timeout is the fault that it would be. */
  private async answer(timeoutInMillis: number, call: RecordedCall): Promise<CannedAnswer> {
    this.calls.push(call);
    if (typeof this.answering !== 'function') return this.answering;
    const answer = this.answering(call);
    if (!(answer instanceof Promise)) return answer;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Fault>((resolve) => {
      timer = setTimeout(() => resolve(new Fault('timeout', `nothing within ${timeoutInMillis} ms`)), timeoutInMillis);
    });
    return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
  }
}

/** The answer, or the fault that one which is too long would be. */
function limited(maxBytes: number, canned: CannedAnswer): HttpAnswer | Fault {
  const answer = httpAnswer(canned);
  if (answer instanceof Fault || !(answer.body instanceof Uint8Array) || answer.body.length <= maxBytes) return answer;
  return new Fault('too-large', `a body of ${answer.body.length} bytes`);
}

function httpAnswer(answer: CannedAnswer): HttpAnswer | Fault {
  if (answer instanceof Fault) return answer;
  if ('status' in answer) {
    const body = asBytes(answer.body ?? '');
    return { status: answer.status, headers: answer.headers ?? [], body };
  }
  const body = asBytes(JSON.stringify('payload' in answer ? answer.payload : answer.error));
  return { status: 200, headers: ['Content-Type', 'application/json'], body };
}

function lambdaAnswer(answer: CannedAnswer): LambdaAnswer | Fault {
  if (answer instanceof Fault) return answer;
  if ('status' in answer) {
    const headers = answer.headers ?? [];
    const functionError = headerValue(headers, 'x-amz-function-error') !== undefined;
    return { status: answer.status, headers, payload: asBytes(answer.body ?? ''), functionError };
  }
  if ('payload' in answer) return { status: 200, headers: [], payload: asBytes(JSON.stringify(answer.payload)), functionError: false };
  const headers = ['X-Amz-Function-Error', 'Unhandled'];
  return { status: 200, headers, payload: asBytes(JSON.stringify(answer.error)), functionError: true };
}

function asBytes(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

async function bytes(body: Body): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  return body instanceof Uint8Array ? body : buffer(body);
}
