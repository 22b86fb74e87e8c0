import { type Integration, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, openApi } from '../../examples';
import type { Rule } from '../../rule';
import { advise, replaceBy } from '../../texts/phrases';

const docs = developerGuide('api-gateway-execution-service-limits-table');
const slowly = (timeoutInMillis: number, endpointType: string) =>
  openApi({ '/reports': { get: { 'x-amazon-apigateway-integration': httpProxy({ timeoutInMillis }) } } }, {}, endpointType);

/** Milliseconds; the quota of a fresh account. */
const longest = 29_000;
const shortest = 50;

/** What no quota changes: nothing under 50 ms anywhere, nothing over 29 s on an edge-optimized API. */
export const integrationTimeout: Rule = {
  id: 'integration-timeout',
  consequence: 'rejected',
  summary: 'An integration times out after 50 ms to 29 s.',
  effect: 'The service refuses it: Timeout should be between 50 ms and 29000 ms',
  docs,
  fails: slowly(30_000, 'EDGE'),
  passes: slowly(29_000, 'EDGE'),
  check: everyMethodBy(['integration'], function* ({ method: { integration } }, { endpointType }) {
    const timeout = timeoutOf(integration);
    if (!integration || timeout === undefined) return;
    const isLong = timeout > longest && endpointType === 'EDGE' && !isStreamed(integration);
    if (timeout >= shortest && !isLong) return;
    yield {
      at: integration,
      member: 'timeoutInMillis',
      message: isLong
        ? `The integration's timeout of ${timeout} ms is over the ${longest} ms of an edge-optimized API.`
        : `The integration's timeout of ${timeout} ms is under ${shortest} ms.`,
      help: [
        replaceBy(String(isLong ? longest : shortest), `timeoutInMillis: ${isLong ? longest : shortest}`),
        ...(isLong ? [advise('make the API regional and have its quota raised')] : []),
      ],
    };
  }),
};

/** Over 29 s a quota has to be raised first. */
export const timeoutNeedsQuota: Rule = {
  id: 'timeout-needs-quota',
  consequence: 'sometimes-fails',
  summary: 'A timeout over 29 s needs a raised quota, which regional and private APIs can have.',
  effect: 'Without the quota the service refuses it: Timeout should be between 50 ms and 29000 ms',
  docs,
  fails: slowly(60_000, 'REGIONAL'),
  passes: slowly(29_000, 'REGIONAL'),
  check: everyMethodBy(['integration'], function* ({ method: { integration } }, { endpointType }) {
    const timeout = timeoutOf(integration);
    if (!integration || timeout === undefined || timeout <= longest || endpointType === 'EDGE' || isStreamed(integration)) return;
    yield {
      at: integration,
      member: 'timeoutInMillis',
      message: `The integration's timeout of ${timeout} ms needs the quota "Maximum integration timeout in milliseconds" to be raised above ${longest}.`,
      help: [
        advise('have the quota raised for the account, then acknowledge this'),
        replaceBy(String(longest), `timeoutInMillis: ${longest}`),
      ],
    };
  }),
};

function timeoutOf(integration: Integration | undefined): number | undefined {
  return literal(integration?.timeoutInMillis);
}

/** Streamed responses have a limit of their own. */
function isStreamed({ responseTransferMode }: Integration): boolean {
  return responseTransferMode !== undefined && literal(responseTransferMode) !== 'BUFFERED';
}
