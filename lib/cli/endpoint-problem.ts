import type { Trace } from '../engine';
import type { Redirect } from '../testing/backends';
import { destinationOf } from '../testing/backends';

/** Why an endpoint gave no answer and what to do about it, in one sentence; undefined where it gave one. */
export function endpointProblem({ integration, integrationRequest }: Trace, redirects: readonly Redirect[]): string | undefined {
  const fault = integration?.fault;
  const url = integrationRequest?.url;
  if (fault === undefined || url === undefined) return undefined;
  const kind = fault.split(':', 1)[0];
  if (!URL.canParse(url) || !/^https?:/.test(url)) return `${url} gave no answer (${fault}): make one up with --backend-body`;
  const { origin, pathname, search } = new URL(url);
  const destination = destinationOf(redirects, origin, pathname + search);
  const called = destination?.origin ?? origin;
  const remedy = `--backend ${origin}=URL calls another address`;
  switch (kind) {
    case 'refused':
      return `nobody listens at ${called}: start the endpoint, or ${remedy}`;
    case 'dns':
      return `the host of ${called} has no address: ${remedy}`;
    case 'timeout':
      return `${called} gave no answer in time (${fault})`;
    default:
      return `${called} gave no answer (${fault}): ${remedy}`;
  }
}
