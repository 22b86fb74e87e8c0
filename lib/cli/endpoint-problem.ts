import type { Trace } from '../engine';
import { destinationOf } from '../testing/backends';
import type { RunSettings } from './run-settings';

/** Why an endpoint gave no answer and what to do about it, in one sentence; undefined where it gave one. */
export function endpointProblem({ integration, integrationRequest }: Trace, { redirects, values }: RunSettings): string | undefined {
  const fault = integration?.fault;
  const url = integrationRequest?.url;
  if (fault === undefined || url === undefined) return undefined;
  const kind = fault.split(':', 1)[0];
  if (!URL.canParse(url) || !/^https?:/.test(url)) return `${url} gave no answer (${fault}): --lambda NAME=TARGET says what answers for it`;
  const { origin, pathname, search } = new URL(url);
  const [unknown] = values.within(origin);
  if (unknown !== undefined) return `what ${unknown} is, is not known before the deployment: --value '${unknown}=…' gives it`;
  const destination = destinationOf(redirects, origin, pathname + search);
  const called = destination?.origin ?? origin;
  const service = /\.amazonaws\.(?:com|com\.cn|eu)$/.test(new URL(origin).hostname);
  const remedy = service ? '--aws-endpoint URL calls another address' : `--backend ${origin}=URL calls another address`;
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
