import type { Call } from '../call';

/** Bytes of a method ARN where a method is authorized (documented). */
export const longestMethodArn = 1600;

/**
 * `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}`. The path is the client's; slashes at either end, which routing
 * does not look at, are left out, so that nobody passes a policy by writing one more.
 */
export function methodArn({ api, request, path }: Call): string {
  const { partition, region, accountId, apiId } = api.plan.deployment;
  let start = 0;
  let end = path.length;
  while (start < end && path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${api.plan.stage.name}/${request.method}/${path.slice(start, end)}`;
}

/** The ARN as the service shows it to clients: of the account only the last four digits. */
export function maskedArn(arn: string): string {
  return arn.replace(/^((?:[^:]*:){4})\d{8}(\d{4}:)/, '$1********$2');
}
