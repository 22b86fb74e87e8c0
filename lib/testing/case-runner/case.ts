import type { Json, JsonObject, MethodSetting } from '../../definition';
import type { AuthorizerContext, IamCaller, UserPoolKeys } from '../../engine';

/** What every case has. */
export interface CaseIdentity {
  /** Unique, kebab-case, starts with the family: `http-proxy/query-order`. */
  readonly id: string;
  /** One line: the behaviour that the case pins. */
  readonly about?: string;
}

/** Body of a message as a case writes it: text in UTF-8, or bytes in base64. */
export interface CaseBody {
  readonly body?: string;
  readonly bodyBase64?: string;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface CaseRequest extends CaseBody {
  readonly method: string;
  /** Raw request target below the stage, query string included. */
  readonly path: string;
  readonly headers: HeaderList;
}

export type Fault = 'timeout' | 'refused' | 'reset' | 'dns';

/** What the integration's endpoint answers; null: it must not be called. */
export type CaseBackend =
  | null
  | ({ readonly type: 'http' | 'aws'; readonly status: number; readonly headers: HeaderList } & CaseBody)
  | { readonly type: 'lambda'; readonly payload: Json }
  | { readonly type: 'lambda'; readonly error: JsonObject }
  | { readonly type: 'fault'; readonly fault: Fault };

/** What the function of an authorizer returns. */
export type AuthorizerAnswer = Extract<CaseBackend, { readonly type: 'lambda' | 'fault' }>;

/** Text, or `{"$match": "REGEX"}`, or `{"$any": true}`. */
export type ExpectedText = Json;

/** Header names in lower case; null for a header that must be absent, a list for one that is repeated. */
export type ExpectedHeaders = JsonObject;

export interface ExpectedBody {
  readonly body?: ExpectedText;
  readonly bodyJson?: Json;
  readonly bodyBase64?: string;
}

export interface ExpectedBackendRequest extends ExpectedBody {
  readonly method?: ExpectedText;
  readonly url?: ExpectedText;
  readonly headers?: ExpectedHeaders;
}

export interface ExpectedResponse extends ExpectedBody {
  readonly status?: Json;
  readonly headers?: ExpectedHeaders;
}

/** What holds for the calls of a case that no request can say: who calls, which keys there are, what time it is. */
export interface CaseGiven {
  /** When the case begins, in milliseconds since 1970. */
  readonly clock?: number;
  /** Values that are accepted as API keys, beside those of the definition. */
  readonly apiKeys?: readonly string[];
  /** Members of `$context.identity`. */
  readonly identity?: Readonly<Record<string, string>>;
  /** Members of `$context.authorizer`, as the method's authorizer would give them. */
  readonly authorizer?: AuthorizerContext;
  /** What functions of authorizers return, by the authorizer's name or `*`. */
  readonly authorizers?: Readonly<Record<string, AuthorizerAnswer>>;
  /** Keys of user pools by ARN or id, or `*`. */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
  /** Those whose signatures are verified. */
  readonly callers?: readonly IamCaller[];
  /** Whether the caller has the permission `execute-api:InvalidateCache`. */
  readonly mayInvalidateCache?: boolean;
}

/** One request, and what both ends see of it. */
export interface ExecutionStep {
  /** Seconds that pass before the request is sent. */
  readonly advance: number;
  /** How many times the request is sent, one after another; every answer is looked at. */
  readonly times: number;
  readonly request: CaseRequest;
  readonly backend?: CaseBackend;
  /** In place of what {@link CaseGiven.authorizers} says. */
  readonly authorizer?: AuthorizerAnswer;
  readonly expect: {
    /** The event that the function of an authorizer is sent; null: none. */
    readonly authorizer?: Json;
    /** null: the endpoint must not be called; absent: nothing is said. */
    readonly backendRequest?: ExpectedBackendRequest | null;
    readonly response?: ExpectedResponse;
  };
}

export interface CaseStage {
  readonly name?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** In the form of an `ApiDefinition`, laid over those of the template: what CloudFormation cannot say. */
  readonly settings?: { readonly methodSettings: readonly MethodSetting[] };
}

/** Sends requests through an API, one after another, and looks at both ends. */
export interface ExecutionCase extends CaseIdentity {
  readonly kind: 'execution';
  /** An OpenAPI document, or a CloudFormation template with one API. */
  readonly api: { readonly document: JsonObject } | { readonly template: JsonObject };
  readonly endpointType?: string;
  readonly stage?: CaseStage;
  readonly given: CaseGiven;
  /** At least one. */
  readonly steps: readonly ExecutionStep[];
}

/** Says whether the service takes a definition. */
export interface ValidationCase extends CaseIdentity {
  readonly kind: 'validation';
  readonly api: JsonObject;
  readonly endpointType?: string;
  /** `import`: the document is given to the service as it stands, intrinsics in it are malformed. */
  readonly via?: 'import' | 'cloudformation';
  readonly expect:
    | { readonly accepted: true }
    | { readonly accepted: false; readonly rule: string; readonly where?: string; readonly awsMessage?: string };
}

export interface TemplateInput {
  readonly body?: string;
  readonly params: { readonly path: JsonObject; readonly querystring: JsonObject; readonly header: JsonObject };
  readonly context: JsonObject;
  readonly stageVariables: JsonObject;
}

/** Renders one mapping template. */
export interface TemplateCase extends CaseIdentity {
  readonly kind: 'template';
  readonly template: string;
  readonly input: TemplateInput;
  readonly expect: { readonly output: ExpectedText } | { readonly error: 'parse' | 'runtime' };
}

export type Case = ExecutionCase | ValidationCase | TemplateCase;

/** A line that is not a case of a known kind: it counts as failed, with what is wrong. */
export interface MalformedCase extends CaseIdentity {
  readonly kind: 'malformed';
  readonly problem: string;
}
