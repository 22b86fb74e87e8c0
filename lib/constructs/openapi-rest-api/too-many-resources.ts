import type { RestOfTemplate } from './rest-of-template';

/** Resources that CloudFormation takes in one template. */
const limit = 500;

/** Permissions to call functions are resources of their own, up to two for each method, and may fill a template by themselves. */
export function tooManyResources(rest: RestOfTemplate): readonly string[] {
  const count = rest.resourceIds().length;
  const permissions = rest.resourceIds('AWS::Lambda::Permission').length;
  if (count <= limit || count - permissions > limit) return [];
  return [
    `the template has ${count} resources, and CloudFormation takes ${limit}: ${permissions} of them are permissions of single methods to call a function. Give each function one for the whole API: new LambdaIntegration(handler, { scopePermissionToMethod: false })`,
  ];
}
