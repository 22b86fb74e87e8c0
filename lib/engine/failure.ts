import type { StageName } from './trace';

/** A call that leaves the pipeline through a gateway response. Returned by a stage in place of its result; never thrown. */
export class Failure {
  constructor(
    /** Gateway response type: `API_CONFIGURATION_ERROR`. */
    readonly type: string,
    /** What the client reads: `$context.error.message`; null where the service has nothing to say. */
    readonly message: string | null,
    readonly stage: StageName,
    /** What the service's execution log would say; for the trace. */
    readonly reason: string,
    /** Status where none is configured and the type's own does not hold. */
    readonly status?: number,
    /** `x-amzn-ErrorType`, where it is not that of the type. */
    readonly errorType?: string,
  ) {}
}

const internal = 'Internal server error';

/** A mistake in the API's configuration that shows on this call: 500. */
export function configurationError(stage: StageName, reason: string): Failure {
  return new Failure('API_CONFIGURATION_ERROR', internal, stage, reason);
}

/** An endpoint that failed: 500, although the gateway response type speaks of 504 (recorded). */
export function integrationFailure(reason: string, message = internal): Failure {
  return new Failure('INTEGRATION_FAILURE', message, 'integration', reason, 500);
}

/** A function that failed or whose result is not what a Lambda proxy integration takes: 502. */
export function badGateway(reason: string): Failure {
  return new Failure('API_CONFIGURATION_ERROR', internal, 'integrationResponse', reason, 502);
}
