import type { ApiPlan } from './api-plan';
import type { MethodPlan } from './method-plan';
import { routeTree } from './routes';

/** The stage that the service's test call pretends to be in. */
export const testInvokeStage = 'test-invoke-stage';

/**
 * One method of an API, as TestInvokeMethod calls it: without authorizer, API key, throttle, cache and compression, and whatever the
 * path is: one that does not fit the resource has no path variables (recorded).
 */
export function testInvokePlan(plan: ApiPlan, method: MethodPlan): ApiPlan {
  const { policy: _policy, usage: _usage, accountThrottle: _throttle, minimumCompressionSize: _compression, ...rest } = plan;
  const { resourcePath, resourceId, httpMethod, parameters, validator, models, integration } = method;
  const alone: MethodPlan = {
    resourcePath,
    resourceId,
    httpMethod,
    authorization: 'NONE',
    apiKeyRequired: false,
    parameters,
    ...(validator && { validator }),
    models,
    integration,
  };
  const { name, variables } = plan.stage;
  return {
    ...rest,
    stage: { name, variables },
    methods: [alone],
    routes: routeTree([alone]),
    testInvoke: true,
    authorizers: [],
    unsupported: [],
  };
}
