import type { MethodPlan, NamedText } from '../plan';
import type { ApiRuntime } from './api-runtime';
import { type ArrivedHeaders, arrivedHeaders } from './arrived-headers';
import { readBody, type WholeBody } from './body';
import { type ContextTree, contextTree } from './context-tree';
import { Failure } from './failure';
import { headerValue } from './headers';
import { maxPayload } from './limits';
import type { Body, GatewayRequest, GivenCaller, RawHeaders } from './message';
import { Pending, whenCome } from './pending';
import { parseQueryString } from './query-string';
import type { AcceptedKey } from './stages/admission';
import type { CacheUse } from './stages/cache';
import type { AuthorizationRecord } from './trace';

/** What an endpoint answered, and after how long. */
export interface EndpointNote {
  readonly milliseconds: number;
  /** undefined: it gave no answer. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}

/** One request on its way through the stages, with what is worked out only when a stage asks for it. */
export class Call {
  readonly startedAt: number;
  readonly requestId: string;
  readonly arrived: ArrivedHeaders;
  /** The client's headers, without those that are gone on arrival. */
  readonly headers: RawHeaders;
  /** Raw path below the stage. */
  readonly path: string;
  /** Raw query string, without its question mark. */
  readonly rawQuery: string;
  /** Set by routing. */
  pathVariables: readonly NamedText[] = [];
  /** Set by routing: index in the plan's methods; -1 while nothing matched. */
  route = -1;
  /** Set when the call leaves through a gateway response. */
  failure: Failure | undefined;
  /** Set when the method asked for an API key and got one. */
  apiKey: AcceptedKey | undefined;
  /** Set by the response cache of the method. */
  cache: CacheUse | undefined;
  /** Who calls: what the request or the gateway was given, until an authorizer finds out. */
  caller: GivenCaller | undefined;
  /** How it was decided who calls; undefined while nobody asked. */
  authorization: AuthorizationRecord | undefined;

  /** Set where an access log asks for it: what came of the call to the endpoint. */
  endpoint: EndpointNote | undefined;
  /** The same for the function of an authorizer; undefined where none was called. */
  authorizerEndpoint: EndpointNote | undefined;
  /** Set where an access log asks for it: how long it took to find out who calls, and whether they may. */
  decision: { readonly milliseconds: number; readonly refused: boolean } | undefined;

  private body: Body;
  private bodyBytes: Uint8Array | undefined;
  /** Who waits for the body while it is read. */
  private readers: Pending<Uint8Array | Failure>[] | undefined;
  private unreadable: Failure | undefined;
  private queryParameters: readonly NamedText[] | undefined;
  private contextMembers: ContextTree | undefined;
  private trace: string | undefined;
  private extendedId: string | undefined;
  private authorizerKey: string | undefined;

  constructor(
    readonly api: ApiRuntime,
    readonly request: GatewayRequest,
  ) {
    const { clock, ids } = api.effects;
    this.startedAt = clock.now();
    this.requestId = ids.requestId();
    this.caller = request.given ?? api.given;
    this.arrived = arrivedHeaders(request.headers, api.plan.deployment.edgeOptimized);
    this.headers = this.arrived.visible;
    const { target } = request;
    const question = target.indexOf('?');
    this.path = question < 0 ? target : target.slice(0, question);
    this.rawQuery = question < 0 ? '' : target.slice(question + 1);
    this.body = request.body instanceof Uint8Array || this.hasBody ? request.body : undefined;
  }

  /** False for a request whose headers announce no body: a server has a stream for it all the same. */
  private get hasBody(): boolean {
    const { contentLength, chunked } = this.arrived;
    return contentLength === undefined ? chunked : contentLength !== '0';
  }

  /** undefined while nothing matched. */
  get method(): MethodPlan | undefined {
    return this.route < 0 ? undefined : this.api.plan.methods[this.route];
  }

  /** First value of a client header, its name compared without case. */
  header(lowerName: string): string | undefined {
    return headerValue(this.headers, lowerName);
  }

  /** Query parameters in order, decoded. */
  get query(): readonly NamedText[] {
    this.queryParameters ??= parseQueryString(this.rawQuery);
    return this.queryParameters;
  }

  /** `$context`, without the override maps. */
  get context(): ContextTree {
    this.contextMembers ??= contextTree(this);
    return this.contextMembers;
  }

  /** Notes whom an authorizer found; what was given besides stays. */
  identify({ identity, authorizer, principalTags, mayInvalidateCache }: GivenCaller, usageIdentifierKey?: string): void {
    const given = this.caller;
    this.caller = {
      ...given,
      ...(mayInvalidateCache && { mayInvalidateCache }),
      ...(identity && { identity: { ...given?.identity, ...identity } }),
      ...(authorizer && { authorizer }),
      ...(principalTags && { principalTags }),
    };
    this.authorizerKey = usageIdentifierKey;
    this.contextMembers = undefined;
  }

  /** API key that a Lambda authorizer returned. */
  get usageIdentifierKey(): string | undefined {
    if (this.authorizerKey !== undefined) return this.authorizerKey;
    const { authorizer = {} } = this.caller ?? {};
    const key = Object.hasOwn(authorizer, 'usageIdentifierKey') ? authorizer['usageIdentifierKey'] : undefined;
    return typeof key === 'string' ? key : undefined;
  }

  /** How the body is encoded; undefined for none, and where there is no body. */
  get contentEncoding(): string | undefined {
    return this.body === undefined ? undefined : this.header('content-encoding');
  }

  /** Puts what a body was decoded to in its place. */
  replaceBody(bytes: Uint8Array): void {
    this.bodyBytes = bytes;
  }

  /** The body as it came, or as it was decoded, for a stage that passes it on. */
  get untouchedBody(): Body {
    return this.bodyBytes ?? this.body;
  }

  /** The whole body; read once, whoever asks. */
  readBody(): Uint8Array | Failure | Pending<Uint8Array | Failure> {
    if (this.bodyBytes) return this.bodyBytes;
    if (this.unreadable) return this.unreadable;
    const read = this.readers ? undefined : readBody(this.body, maxPayload);
    if (read instanceof Uint8Array) {
      this.bodyBytes = read;
      return read;
    }
    const reader = new Pending<Uint8Array | Failure>();
    this.readers = [...(this.readers ?? []), reader];
    if (read) void whenCome(read, (bytes) => this.bodyRead(bytes));
    return reader;
  }

  private bodyRead(read: WholeBody): void {
    const bytes = read === 'too-large' ? requestTooLarge() : read === 'broken' ? brokenBody() : read;
    if (bytes instanceof Failure) this.unreadable = bytes;
    else this.bodyBytes = bytes;
    const { readers = [] } = this;
    this.readers = undefined;
    for (const reader of readers) reader.settle(bytes);
  }

  get extendedRequestId(): string {
    this.extendedId ??= this.api.effects.ids.extendedRequestId(this.requestId);
    return this.extendedId;
  }

  /** `X-Amzn-Trace-Id` of this call: the client's as far as it goes, or a new one. */
  get traceId(): string {
    if (this.trace === undefined) {
      const { ids } = this.api.effects;
      const sent = this.header('x-amzn-trace-id');
      const sentRoot = sent === undefined ? undefined : /(?:^|;)\s*(Root=[^;]+)/.exec(sent)?.[1];
      const root = sentRoot ?? `Root=${ids.traceRoot(this.requestId, this.startedAt)}`;
      this.trace =
        sent?.includes('Root=') && sent.includes('Parent=') ? sent : `${root};Parent=${ids.traceSegment(this.requestId)};Sampled=0`;
    }
    return this.trace;
  }
}

export function brokenBody(): Failure {
  return new Failure('DEFAULT_4XX', 'Bad Request', 'methodRequest', 'The client ended its body early', 400);
}

/** Documented; recorded nowhere. */
export function requestTooLarge(): Failure {
  return new Failure(
    'REQUEST_TOO_LARGE',
    `HTTP content length exceeded ${maxPayload} bytes.`,
    'methodRequest',
    `The request's body is longer than ${maxPayload} bytes`,
  );
}
