import type { Readable } from 'node:stream';
import type { RawHeaders } from '../message';
import type { Fault } from './fault';

/** An invocation of a function by an AWS or AWS_PROXY integration. */
export interface LambdaCall {
  /** ARN or name of the function as the integration's URI has it, version or alias included. */
  readonly functionArn: string;
  /** The payload: an event (AWS_PROXY), or the body of the integration request, which may be empty. */
  readonly payload: Uint8Array;
  /** Headers of the Invoke call (AWS only), those from mappings included: `X-Amz-Invocation-Type: Event`. */
  readonly headers: RawHeaders;
  /** Role ARN, or undefined where the function's own policy lets the gateway in. */
  readonly credentials: string | undefined;
  readonly region: string;
  /** Milliseconds. */
  readonly timeoutInMillis: number;
  /** Invoke so that the function's answer comes piece by piece. @default false */
  readonly stream?: boolean;
}

export interface LambdaAnswer {
  /** Status of the Invoke call: 200, or 202 for an asynchronous one. */
  readonly status: number;
  readonly headers: RawHeaders;
  /** JSON text of the result, or of the error object if the function failed; what a function streams, as it comes. */
  readonly payload: Uint8Array | Readable;
  /** True if the function failed; the payload is then the error object. */
  readonly functionError: boolean;
}

/** How AWS and AWS_PROXY integrations invoke functions. */
export interface LambdaBackend {
  invoke(call: LambdaCall): Promise<LambdaAnswer | Fault>;
}
