import type { ApiDefinition } from '../definition';
import type { Trace } from '../engine';
import { printedValue } from './cards';

/**
 * Refuses a call that only counts if somebody says who calls.
 * @throws Error naming the method and what to give
 */
export function refuseUnsupported(api: ApiDefinition, { route, authorize }: Trace): void {
  const resource = api.resources.find(({ path }) => path === route.resourcePath);
  const method = resource?.methods.find(({ httpMethod }) => httpMethod === route.resourceMethod);
  const type = method?.authorizationType;
  if (!authorize || type === undefined || type === 'NONE') return;
  const name = `${route.resourceMethod} ${route.resourcePath}`;
  throw new Error(
    `${name} is authorized by ${printedValue(type)}, which does not run locally: say who calls with \`identity: {…}\` or \`authorizer: {…}\`, or let everybody in with \`allowUnsupported: true\``,
  );
}
