import type { Fault } from '../effects';
import { configurationError, Failure, integrationFailure } from '../failure';
import { maxPayload } from '../limits';

/** How the service answers for an endpoint that gave no answer. */
export function faultFailure({ kind, message }: Fault): Failure {
  const reason = `${kind}: ${message}`;
  switch (kind) {
    case 'timeout':
      return new Failure('INTEGRATION_TIMEOUT', 'Endpoint request timed out', 'integration', reason);
    case 'tls':
      return integrationFailure(reason, 'Network error communicating with endpoint');
    case 'too-large':
      return configurationError(
        'integration',
        `Integration response is larger than the allowed maximum of ${maxPayload} bytes (${message})`,
      );
    case 'refused':
    case 'reset':
    case 'dns':
    case 'protocol':
    case 'unreachable':
    case 'client-gone':
      return integrationFailure(reason);
  }
}
