import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** What a document says instead of resources of their own. */
const replacedTypes: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::DocumentationPart',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Model',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Resource',
]);

/** The resources of the API's stack that its document replaces. */
export function replacedResources(api: apigateway.CfnRestApi): readonly CfnResource[] {
  const stack = Stack.of(api);
  const reference = JSON.stringify(stack.resolve(api.ref));
  return stack.node
    .findAll()
    .filter((child): child is CfnResource => CfnResource.isCfnResource(child) && replacedTypes.has(child.cfnResourceType))
    .filter((resource) => Stack.of(resource) === stack)
    .filter((resource) => JSON.stringify(stack.resolve((resource as { readonly restApiId?: unknown }).restApiId)) === reference);
}
