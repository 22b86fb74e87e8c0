import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { checkArgument, checkProps, required, text } from '../props';
import { followDefinition } from '../synthesis';
import { validateApi } from '../validation';
import type { CredentialsOptions } from './credentials-options';
import type { CustomIntegrationOptions } from './custom-integration-options';
import { bindMapping, unboundOptions } from './custom-mapping';
import { endpointMethod } from './endpoint-method';
import { connectionOptions, connectMethod } from './http-connection';
import type { HttpConnectionOptions } from './http-connection-options';
import { httpCustomProperties } from './properties';

/** Properties of an HTTP custom integration. */
export interface HttpCustomIntegrationProps extends CustomIntegrationOptions, HttpConnectionOptions, CredentialsOptions {
  /**
   * HTTP method that the endpoint is called with.
   *
   * @default - that of the API's method
   */
  readonly httpMethod?: string;
}

/**
 * An HTTP custom integration: the service calls an HTTP endpoint with a request of your making, and makes the response
 * from its answer.
 *
 * @example
 * declare const pet: apigateway.Resource; // /pets/{petId}
 *
 * pet.addMethod('GET', new HttpCustomIntegration('https://petstore.example.com/pets/{id}', {
 *   request: { path: { id: MethodRequest.path('petId') } },
 *   responses: [
 *     { statusCode: '200' },
 *     {
 *       selectionPattern: '404',
 *       statusCode: '404',
 *       templates: {
 *         'application/json': MappingTemplate.json({ error: IntegrationResponseSource.body('$.msg') }),
 *       },
 *     },
 *   ],
 * }));
 */
export class HttpCustomIntegration extends apigateway.Integration {
  private readonly url: string;
  private readonly custom: HttpCustomIntegrationProps;

  /**
   * @param url the endpoint, beginning with http:// or https://; `{name}` stands for a path mapping, `${stageVariables.name}` for a
   *   stage variable
   */
  constructor(url: string, props: HttpCustomIntegrationProps = {}) {
    checkArgument('HttpCustomIntegration', 'url', url, required(text));
    checkProps('HttpCustomIntegration', props, httpCustomProperties);
    super({
      type: apigateway.IntegrationType.HTTP,
      uri: url,
      integrationHttpMethod: endpointMethod(props.httpMethod ?? 'ANY'),
      options: {
        ...unboundOptions(props, () => true),
        ...connectionOptions(props),
        credentialsRole: props.credentialsRole,
        credentialsPassthrough: props.credentialsPassthrough,
      },
    });
    this.url = url;
    this.custom = props;
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    validateApi(method.api);
    followDefinition(method.api);
    const stock = super.bind(method);
    const mapping = bindMapping(this.custom, this.url, method);
    connectMethod(this.custom, method);
    return {
      ...stock,
      integrationHttpMethod: endpointMethod(this.custom.httpMethod ?? method.httpMethod),
      options: { ...stock.options, ...mapping },
    };
  }
}
