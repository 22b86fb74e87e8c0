import type { Body, Client, RawHeaders } from '../message';
import type { Pending } from '../pending';
import type { Fault } from './fault';

/** One call to an endpoint. */
export interface HttpCall {
  readonly method: string;
  /** Raw path and query. */
  readonly path: string;
  /** Complete but for `Content-Length`, `Transfer-Encoding` and `Connection`, which the backend sets. */
  readonly headers: RawHeaders;
  readonly body: Body;
  /** Bytes of a body that is a stream, where they are known. */
  readonly contentLength: number | undefined;
  /** Milliseconds for the whole answer. */
  readonly timeoutInMillis: number;
  /** Bytes of the answer's body that are let through. */
  readonly maxBytes: number;
  /** True if somebody reads the answer as a whole anyway: its body is then bytes, never a stream. */
  readonly buffered: boolean;
  /** True if the answer is handed on with its head; else its beginning is held back, and a short one comes as bytes. @default false */
  readonly immediate?: boolean;
  readonly client: Client | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: RawHeaders;
  /** Bytes if the whole body was at hand soon, else a stream that gives up its connection when it is destroyed. */
  readonly body: Body;
}

/** Scheme, host and port, with how to reach them. */
export interface HttpOrigin {
  /** `https://petstore.example.com`, without a path; the port only where it is not the scheme's own. */
  readonly origin: string;
  /** Accept any certificate. */
  readonly insecureSkipVerification: boolean;
}

/** An origin that calls can be made to; holds its connections. */
export interface HttpEndpoint {
  call(call: HttpCall): Promise<HttpAnswer | Fault> | Pending<HttpAnswer | Fault>;
}

/** How HTTP and HTTP_PROXY integrations reach their endpoints. */
export interface HttpBackend {
  /** The endpoint for an origin; asked once where the origin is known ahead, else per call. */
  endpoint(origin: HttpOrigin): HttpEndpoint;
  /** Closes connections that are at rest and ends those in use. */
  close(): Promise<void>;
}
