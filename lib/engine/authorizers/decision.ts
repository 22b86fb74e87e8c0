import type { AuthorizationRecord } from '../trace';

/**
 * Why a call is not let in. Plain data: authorizers are a file of their own in the handler, where the core's classes are other ones.
 */
export interface Refusal {
  /** Gateway response type. */
  readonly type: string;
  /** What the client reads; null where the service has nothing to say. */
  readonly message: string | null;
  /** For the trace. */
  readonly reason: string;
  readonly status?: number;
  /** `x-amzn-ErrorType`, where it is not that of the type. */
  readonly errorType?: string;
}

/** What became of the question who calls and whether they may. */
export interface Verdict {
  readonly refusal?: Refusal;
  readonly record: AuthorizationRecord;
}

/** No token, one that is not what was asked for, or one that the authorizer does not know. */
export function unauthorized(reason: string, message = 'Unauthorized'): Refusal {
  return { type: 'UNAUTHORIZED', message, reason };
}

/** The service says no more of a broken authorizer than a message of null (reported everywhere). */
export function brokenAuthorizer(reason: string): Refusal {
  return { type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason };
}

export function accessDenied(message: string, reason: string): Refusal {
  return { type: 'ACCESS_DENIED', message, reason };
}
