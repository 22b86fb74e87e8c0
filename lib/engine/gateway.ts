import type { ApiDefinition } from '../definition';
import { type ApiPlan, compilePlan } from '../plan';
import type { Gateway, GatewayOptions } from './gateway-options';
import { compileModels } from './models/ajv-models';
import { createPlannedGateway } from './planned-gateway';
import { compileTemplates } from './templates-in-process';

/**
 * Makes a gateway of an API. Templates and models are compiled with the first call that needs them.
 *
 * @throws Error naming the methods whose authorizers are not run locally, unless a caller is given or they are allowed
 */
export function createGateway(api: ApiDefinition | ApiPlan, options: GatewayOptions = {}): Gateway {
  const plan = 'formatVersion' in api ? api : compilePlan(api, options);
  return createPlannedGateway(plan, { templates: compileTemplates(plan.templates), compileModels }, options);
}
