import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { checkArgument, checkProps, lambdaFunction, required } from '../props';
import { followDefinition } from '../synthesis';
import { validateApi } from '../validation';
import type { CredentialsOptions } from './credentials-options';
import type { CustomIntegrationOptions } from './custom-integration-options';
import { bindMapping, unboundOptions } from './custom-mapping';
import { lambdaCustomProperties } from './properties';

/** Properties of a Lambda custom integration. */
export interface LambdaCustomIntegrationProps extends CustomIntegrationOptions, CredentialsOptions {
  /**
   * Whether the service's console may call the function for tests.
   *
   * @default true
   */
  readonly allowTestInvoke?: boolean;

  /**
   * Whether the permission to call the function names the method, rather than all methods of the API.
   *
   * @default true
   */
  readonly scopePermissionToMethod?: boolean;
}

/**
 * A Lambda custom integration: the function receives an event of your making, and the response is made from its result.
 * Selection patterns are matched against the error message of a failed function; a success goes to the default response.
 *
 * @example
 * declare const order: apigateway.Resource;
 * declare const handler: lambda.Function;
 *
 * order.addMethod('POST', new LambdaCustomIntegration(handler, {
 *   request: { templates: { 'application/json': MappingTemplate.json({ id: MethodRequest.body('$.id') }) } },
 *   responses: [{ statusCode: '200' }, { selectionPattern: 'Not found.*', statusCode: '404' }],
 * }));
 */
export class LambdaCustomIntegration extends apigateway.LambdaIntegration {
  private readonly custom: LambdaCustomIntegrationProps;

  /**
   * @param handler the function
   */
  constructor(handler: lambda.IFunction, props: LambdaCustomIntegrationProps = {}) {
    checkArgument('LambdaCustomIntegration', 'handler', handler, required(lambdaFunction));
    checkProps('LambdaCustomIntegration', props, lambdaCustomProperties);
    super(handler, {
      ...unboundOptions(props, () => false),
      allowTestInvoke: props.allowTestInvoke,
      credentialsPassthrough: props.credentialsPassthrough,
      credentialsRole: props.credentialsRole,
      proxy: false,
      scopePermissionToMethod: props.scopePermissionToMethod,
    });
    this.custom = props;
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    validateApi(method.api);
    followDefinition(method.api);
    const stock = super.bind(method);
    const mapping = bindMapping(this.custom, '', method);
    return {
      ...stock,
      options: { ...stock.options, ...mapping },
    };
  }
}
