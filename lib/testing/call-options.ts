import type { Answering, AuthorizerContext, CannedAnswer, IamCaller, UserPoolKeys } from '../engine';
import type { AnyFunction } from '../functions';
import type { PlanOptions } from '../plan';
import type { BodyInput, HeadersInput } from './messages';
import type { ServicesInput } from './services';
import type { ValuesInput } from './values';

/** What a stage says, as an `ApiDefinition` has it. */
export type StageSettings = NonNullable<NonNullable<PlanOptions['stage']>['settings']>;

/**
 * What stands behind the API: an answer (`answer(404, {…})`, `lambdaResult({…})`, `fault('timeout')`), a function that answers each
 * request, or real endpoints as a map from the integration's address to the address to call
 * (`{ 'https://petstore.example.com': 'http://127.0.0.1:8080' }`).
 */
export type BackendInput = CannedAnswer | Answering | Readonly<Record<string, string>>;

/** What holds for all calls of a {@link LocalApi} unless the call says otherwise. */
export interface CallDefaults extends ServicesInput {
  /** What stands behind the API. */
  readonly backend?: BackendInput;
  /** @default the definition's first stage, else `test` */
  readonly stage?: string;
  /** Added to the variables of the stage. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Values for what synth cannot know. */
  readonly values?: ValuesInput;
  /** Members of `$context.identity`. */
  readonly identity?: Readonly<Record<string, string>>;
  /** Members of `$context.authorizer`, as the method's authorizer would give them. */
  readonly authorizer?: AuthorizerContext;
  /**
   * Functions of TOKEN and REQUEST authorizers, by the authorizer's name, or `*` for every one that is not named. What they return is
   * kept as long as the API's `authorizerResultTtlInSeconds` says, among calls that are given the same object.
   */
  readonly authorizers?: Readonly<Record<string, AnyFunction>>;
  /** Keys of user pools by ARN or id, or `*` for every one that is not named: a `LocalUserPool`, or what a user pool publishes. */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
  /** Those whose signatures are verified where AWS_IAM authorizes. @default a signature must be there, and is not verified */
  readonly callers?: readonly IamCaller[];
  /** Lets calls through whose method has an authorizer that does not run locally. @default false */
  readonly allowUnsupported?: boolean;
  /** Values that are accepted as API keys beside those of the definition, and that no usage plan limits. */
  readonly apiKeys?: readonly string[];
  /** Laid over what the definition's stage says: method settings, cache cluster, canary. */
  readonly settings?: StageSettings;
  /** Throttles all methods together as an account is; true: by the service's defaults. @default none */
  readonly accountThrottle?: PlanOptions['accountThrottle'];
  /** Whether the caller has the permission `execute-api:InvalidateCache`. @default false */
  readonly mayInvalidateCache?: boolean;
}

/** One call. */
export interface InvokeOptions extends CallDefaults {
  readonly headers?: HeadersInput;
  /** Text or bytes as they are; anything else as JSON, with `Content-Type: application/json` unless the headers name one. */
  readonly body?: BodyInput;
  /** @default 127.0.0.1 */
  readonly sourceIp?: string;
  /** Whether the call goes to the stage's canary. @default as many of a hundred calls as the canary has per cent */
  readonly canary?: boolean;
}

/** A server that answers for the API. */
export interface ListenOptions extends CallDefaults {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** @default any that is free */
  readonly port?: number;
}
