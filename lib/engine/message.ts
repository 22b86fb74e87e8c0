import type { Readable } from 'node:stream';

/** Headers as they stand on the wire: name, value, name, value, …; case, order and repetition are kept. */
export type RawHeaders = readonly string[];

/** Bytes, a stream of bytes, or nothing. A stage that does not read a body passes it on as it is. */
export type Body = Uint8Array | Readable | undefined;

/**
 * The client at the other end of the call. The server sets `gone` and calls `onGone` when the connection closes before the
 * answer is complete; the engine then gives the endpoint's connection back.
 */
export interface Client {
  gone: boolean;
  /** Set by the engine while a call to the endpoint is under way. */
  onGone?: () => void;
}

/** What a client asks of a deployed stage. */
export interface GatewayRequest {
  /** In upper case. */
  readonly method: string;
  /** Raw path and query below the stage, never decoded: `/pets/1?type=dog`. */
  readonly target: string;
  readonly headers: RawHeaders;
  /** A stream counts only where the headers announce a body: Node has one for every request. */
  readonly body?: Body;
  /** @default 127.0.0.1 */
  readonly sourceIp?: string;
  /** @default HTTP/1.1 */
  readonly protocol?: string;
  /** `https` or `http`, for `X-Forwarded-Proto` and `X-Forwarded-Port`. @default https */
  readonly scheme?: 'http' | 'https';
  /** Who calls, where no authorizer of this process can tell. @default the gateway's `given` option */
  readonly given?: GivenCaller;
  readonly client?: Client;
}

/** What an authorizer or IAM would have found out about the caller. */
export interface GivenCaller {
  /** Members of `$context.identity`, for example `cognitoIdentityId`, `userArn`, `caller`. */
  readonly identity?: Readonly<Record<string, string>>;
  /** Members of `$context.authorizer`: `principalId` and what the authorizer returned as context, or `claims`. */
  readonly authorizer?: AuthorizerContext;
  /** Tags of the principal, for `aws:PrincipalTag/…` in policies. */
  readonly principalTags?: Readonly<Record<string, string>>;
  /** Whether it has the permission `execute-api:InvalidateCache`. @default false */
  readonly mayInvalidateCache?: boolean;
}

export type AuthorizerContext = Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>>>>;

/** The method response, or a gateway response in its place. */
export interface GatewayMessage {
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: Body;
}
