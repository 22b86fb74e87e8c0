import type { ApiPlan, AuthorizerPlan, MethodPlan } from '../../plan';
import type { Clock } from '../effects/clock';
import type { LambdaAnswer, LambdaCall } from '../effects/lambda-backend';
import type { AuthorizerOptions } from './authorizer-options';

/** Why a function gave no answer. */
export interface Unanswered {
  readonly fault: string;
  readonly timedOut: boolean;
}

/** What a function returned, as a whole. */
export type Answered = LambdaAnswer & { readonly payload: Uint8Array };

export type Invoke = (call: LambdaCall) => Promise<Answered | Unanswered>;

/** What authorizers take from the core. */
export interface AuthorizerEnvironment extends Pick<AuthorizerOptions, 'userPools' | 'fetchKeys' | 'callers' | 'allowUnsigned'> {
  readonly plan: ApiPlan;
  readonly clock: Clock;
  /** Hears of calls to a method whose authorizer is not run, and that name no caller. */
  readonly onUnknownCaller?: (method: MethodPlan) => void;
  /** What invokes the function of an authorizer; undefined where nobody can. */
  readonly invoking: (authorizer: AuthorizerPlan) => Invoke | undefined;
  /** A Java regular expression over a whole text. */
  readonly javaPattern: (source: string) => (text: string) => boolean;
}
