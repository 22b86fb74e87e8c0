import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type CfnMethod, type Method, RestApi, type RestApiProps } from 'aws-cdk-lib/aws-apigateway';

/** An API alone in its stack, without what has nothing to do with it. */
export function newApi(props: RestApiProps = {}, outdir?: string): RestApi {
  return new RestApi(new Stack(new App({ outdir }), 'Test'), 'Api', { cloudWatchRole: false, ...props });
}

/** The method's properties as they stand now, before synthesis. */
export function propertiesOf(method: Method): MethodProperties {
  const stack = Stack.of(method);
  const cfnMethod = method.node.defaultChild as CfnMethod;
  const template = stack.resolve(cfnMethod._toCloudFormation()) as { Resources: Record<string, { Properties: MethodProperties }> };
  return Object.values(template.Resources)[0].Properties;
}

export interface MethodProperties {
  readonly HttpMethod: string;
  readonly RequestParameters?: Readonly<Record<string, boolean>>;
  readonly MethodResponses?: readonly { readonly StatusCode: string; readonly ResponseParameters?: Readonly<Record<string, boolean>> }[];
  readonly Integration: Readonly<Record<string, unknown>>;
}

/** The resources of the stack that the construct is in, as synthesis writes them. */
export function resourcesOf(
  stack: Stack,
): Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>> {
  return (Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> })
    .Resources;
}

/** Logical id of the only deployment. */
export function deploymentId(stack: Stack): string {
  const ids = Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === 'AWS::ApiGateway::Deployment');
  expect(ids).toHaveLength(1);
  return ids[0][0];
}
