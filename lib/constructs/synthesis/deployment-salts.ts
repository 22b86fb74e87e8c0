import type * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** What CDK itself adds to a deployment's hash: parts of the API, each under one of these names. */
const partsOfTheApi: ReadonlySet<string> = new Set([
  'authorizer',
  'authorizerToken',
  'gatewayResponse',
  'method',
  'model',
  'resource',
  'validator',
]);

/**
 * What people added with `deployment.addToLogicalId`, to have the API deployed anew. CDK keeps it in a private list beside what its own
 * constructs add there.
 */
export function deploymentSalts(deployment: apigateway.CfnDeployment): readonly unknown[] {
  const { hashComponents } = deployment as unknown as { readonly hashComponents?: { get?(): unknown } };
  const components: unknown = hashComponents?.get?.() ?? hashComponents;
  return Array.isArray(components) ? components.filter((component) => !isPartOfTheApi(component)) : [];
}

function isPartOfTheApi(component: unknown): boolean {
  return component !== null && typeof component === 'object' && Object.keys(component).every((name) => partsOfTheApi.has(name));
}
