import { type ApiDefinition, literal } from '../definition';
import type { ApiPlan, DeploymentPlan } from './api-plan';
import { authorizerPlans } from './authorizers';
import { gatewayResponsePlans } from './gateway-responses';
import { methodPlan } from './method';
import { modelPlans } from './models';
import type { PlanOptions } from './plan-options';
import { Resolver } from './resolver';
import { resourcePolicy } from './resource-policy';
import { routeTree } from './routes';
import { accountThrottle, chosenStage, methodStage, stagePlan, usagePlans } from './stage';
import { TemplateTable } from './template-table';
import { unsupportedParts } from './unsupported';

/** Decides everything about a deployed stage that can be decided before a request. The plan is plain JSON. */
export function compilePlan(api: ApiDefinition, options: PlanOptions = {}): ApiPlan {
  const deployment = deploymentPlan(api, options);
  const resolver = new Resolver(deployment, options.values);
  const templates = new TemplateTable(resolver);
  const stage = chosenStage(api, options, resolver);
  const ofStage = methodStage(stage, resolver);
  const authorizers = authorizerPlans(api, resolver);
  const policy = resourcePolicy(api, deployment, options, resolver);
  const methods = api.resources.flatMap(({ path, methods }) =>
    methods.map((method) => {
      const plan = methodPlan(api, path, method, resolver, templates, authorizers);
      return { ...plan, ...ofStage(path, method, plan.resourceId) };
    }),
  );
  const usage = methods.some(({ apiKeyRequired }) => apiKeyRequired) ? usagePlans(api, stage.name, resolver) : undefined;
  const minimumCompressionSize = resolver.number(api.minimumCompressionSize);
  return {
    formatVersion: 1,
    name: resolver.text(api.name) ?? '',
    deployment,
    stage: stagePlan(stage, options, resolver),
    binaryMediaTypes: api.binaryMediaTypes.map((type) => resolver.text(type)),
    apiKeySource: resolver.text(api.apiKeySource)?.toUpperCase() === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
    apiKeys: options.apiKeys ?? [],
    ...(usage && { usage }),
    ...(options.accountThrottle && { accountThrottle: options.accountThrottle === true ? accountThrottle : options.accountThrottle }),
    ...(minimumCompressionSize !== undefined && { minimumCompressionSize }),
    authorizers,
    ...(policy !== undefined && { policy }),
    routes: routeTree(methods),
    methods,
    templates: templates.templates,
    models: modelPlans(api.models, resolver),
    gatewayResponses: gatewayResponsePlans(api.gatewayResponses, resolver),
    unsupported: unsupportedParts(api, methods, resolver),
  };
}

function deploymentPlan(api: ApiDefinition, { deployedAs = {} }: PlanOptions): DeploymentPlan {
  const types = api.endpointConfiguration?.types ?? [];
  return {
    apiId: deployedAs.apiId ?? 'a1b2c3d4e5',
    accountId: deployedAs.accountId ?? '123456789012',
    region: deployedAs.region ?? 'us-east-1',
    partition: deployedAs.partition ?? 'aws',
    deploymentId: deployedAs.deploymentId ?? 'abc123',
    ...(deployedAs.domainName !== undefined && { domainName: deployedAs.domainName }),
    edgeOptimized: types.length === 0 || literal(types[0])?.toUpperCase() === 'EDGE',
    isPrivate: literal(types[0])?.toUpperCase() === 'PRIVATE',
  };
}
