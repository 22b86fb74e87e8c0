import type { RawHeaders } from './message';

/** The stages of a call, in order. */
export type StageName =
  | 'route'
  | 'authorize'
  | 'methodRequest'
  | 'integrationRequest'
  | 'integration'
  | 'integrationResponse'
  | 'methodResponse';

/** One message at one of the four joints: client → gateway → endpoint → gateway → client. */
export interface TracedMessage {
  readonly headers: RawHeaders;
  /** Empty where there is no body. */
  readonly body: Uint8Array;
}

/** How a mapped parameter or header came to its value. */
export interface TracedMapping {
  /** `integration.request.header.X-Env`. */
  readonly target: string;
  /** The mapping expression, or `override` for what a template set. */
  readonly source: string;
  /** Value that the target had before, for example the client's header; undefined if none. */
  readonly from?: string;
  /** undefined: the source had no value, so that nothing was mapped. */
  readonly to?: string;
}

/** Which template rendered a body, or why none did. */
export interface TracedTemplate {
  /** Media type of the template, undefined if the body passed as it is. */
  readonly contentType?: string;
  /** `Content-Type application/json`, `no template for text/plain: passed through (WHEN_NO_MATCH)`. */
  readonly why: string;
  /** Media types that have a template. */
  readonly defined: readonly string[];
}

export interface RouteTrace {
  /** Absent when nothing matched. */
  readonly resourcePath?: string;
  /** The method that answers: the verb, or `ANY`. */
  readonly resourceMethod?: string;
  readonly pathVariables: readonly (readonly [name: string, value: string])[];
  /** When nothing matched: up to three methods that are close, `GET /pets/{petId}`, the nearest first. */
  readonly nearest: readonly string[];
  readonly ms: number;
}

/** How it was decided who calls. What did not come up is absent. */
export interface AuthorizationRecord {
  /** True where the caller was given, and nobody had to find out. */
  readonly given?: boolean;
  /** Name of the authorizer, and its id as the service would show one. */
  readonly authorizer?: string;
  readonly id?: string;
  /** `TOKEN`, `REQUEST`, `COGNITO_USER_POOLS`, `AWS_IAM`. */
  readonly type?: string;
  /** Values of the identity sources, masked but for their ends. */
  readonly identity?: string;
  /** True where the authorizer's result was kept from an earlier call. */
  readonly cached?: boolean;
  readonly functionArn?: string;
  /** JSON that the authorizer's function was sent, and what it returned. */
  readonly event?: string;
  readonly result?: string;
  /** Of the authorizer's result; the access key for AWS_IAM. */
  readonly principalId?: string;
  /** AWS_IAM: false where the signature was there, and nobody verified it. */
  readonly verified?: boolean;
  /** What the authorizer's or caller's policy says: `Allow`, `Deny`, `neither`. */
  readonly policy?: string;
  /** What the API's resource policy says. */
  readonly resourcePolicy?: string;
  /** Why the call was refused. */
  readonly refused?: string;
}

export interface AuthorizeTrace {
  /** `NONE`, or what decided: `CUSTOM by Tokens: allowed for me`, `AWS_IAM, not run locally: open`. */
  readonly authorization: string;
  /** How it was decided; absent for a method that is open. */
  readonly record?: AuthorizationRecord;
  /** True where the authorizer was not run, and the call was let in all the same. */
  readonly unchecked?: boolean;
  /** `required, accepted (usage plan Basic)`, `required, none sent`, undefined where none is required. */
  readonly apiKey?: string;
  readonly ms: number;
}

/** What the response cache of the stage did. */
export interface CacheTrace {
  /** `hit`: the response was there, and the endpoint was not called. */
  readonly result: 'hit' | 'miss';
  /** Whether `Cache-Control: max-age=0` was heard, where the client sent it. */
  readonly invalidation?: 'allowed' | 'refused';
  /** Whether the response is kept for later calls: a gateway response never is, nor one of more than 1 MiB. */
  readonly kept: boolean;
}

export interface MethodRequestTrace {
  /** Declared parameters: `method.request.querystring.type`, whether required, and the value sent. */
  readonly parameters: readonly { readonly key: string; readonly required: boolean; readonly value?: string }[];
  readonly validator?: { readonly name: string; readonly parameters: boolean; readonly body: boolean };
  /** Keys of required parameters that the request lacks, where the validator looks. */
  readonly missing: readonly string[];
  readonly model?: { readonly name: string; readonly valid: boolean; readonly errors: readonly string[] };
  readonly ms: number;
}

export interface IntegrationRequestTrace extends TracedMessage {
  /** `HTTP_PROXY`, … */
  readonly type: string;
  readonly method: string;
  /** Absent for MOCK; the function's ARN for Lambda. */
  readonly url?: string;
  readonly mappings: readonly TracedMapping[];
  /** Client headers that do not reach the endpoint. */
  readonly droppedHeaders: readonly string[];
  /** Headers that the client did not send, or whose value changed. */
  readonly addedHeaders: readonly string[];
  readonly template: TracedTemplate;
  /** What contentHandling and the binary media types did to the body: `unchanged`, `decoded from base64`, … */
  readonly contentHandling: string;
  readonly ms: number;
}

export interface IntegrationTrace extends TracedMessage {
  /** Absent after a fault. */
  readonly status?: number;
  /** `timeout: nothing within 50 ms`. */
  readonly fault?: string;
  /** True if a Lambda function failed. */
  readonly functionError?: boolean;
  readonly ms: number;
}

export interface IntegrationResponseTrace {
  /** Status and pattern of the response that was chosen; absent when none matches, and for proxies. */
  readonly chosen?: { readonly statusCode: string; readonly selectionPattern?: string };
  /** Responses looked at before, in order, with the pattern that did not match. */
  readonly tried: readonly { readonly statusCode: string; readonly selectionPattern?: string }[];
  /** The text that the patterns were matched against: the status, or the function's error message. */
  readonly selectedBy?: string;
  readonly mappings: readonly TracedMapping[];
  readonly template: TracedTemplate;
  readonly contentHandling: string;
  readonly ms: number;
}

export interface MethodResponseTrace extends TracedMessage {
  readonly status: number;
  /** Headers that changed their name: `Server → x-amzn-Remapped-Server`, and those that were dropped. */
  readonly remappedHeaders: readonly (readonly [name: string, as: string])[];
  readonly droppedHeaders: readonly string[];
}

export interface GatewayResponseTrace {
  /** `MISSING_AUTHENTICATION_TOKEN`, … */
  readonly type: string;
  /** The error's message as `$context.error.message` has it. */
  readonly message: string | null;
  /** Stage that the call left from. */
  readonly stage: StageName;
}

/** One sentence that says why the answer is what it is, with an optional second one. */
export interface Because {
  readonly stage: StageName;
  /** `no template for text/plain; application/json has one`. */
  readonly text: string;
  /** `responses: 200 (2xx), 404 (404) — no default`, `nearest: GET /pets/{petId}`. */
  readonly detail?: string;
}

/** What happened to one call, stage by stage. A stage that was not reached is absent. */
export interface Trace {
  readonly requestId: string;
  /** `dev`. */
  readonly stage: string;
  /** Whether the call went to the canary; absent where the stage has none. */
  readonly canary?: boolean;
  /** Milliseconds since 1970, by the gateway's clock. */
  readonly startedAt: number;
  readonly ms: number;
  readonly request: TracedMessage & { readonly method: string; readonly target: string };
  readonly route: RouteTrace;
  readonly authorize?: AuthorizeTrace;
  readonly methodRequest?: MethodRequestTrace;
  /** Present where the method's responses are cached. */
  readonly cache?: CacheTrace;
  readonly integrationRequest?: IntegrationRequestTrace;
  readonly integration?: IntegrationTrace;
  readonly integrationResponse?: IntegrationResponseTrace;
  readonly gatewayResponse?: GatewayResponseTrace;
  readonly methodResponse: MethodResponseTrace;
  /** For every answer that is not simply what the method promises: a gateway response, a default that hides an endpoint's failure. */
  readonly because?: Because;
}
