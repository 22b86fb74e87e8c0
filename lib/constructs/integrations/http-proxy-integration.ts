import type { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { checkArgument, checkProps, required, text } from '../props';
import type { MappingSource } from '../sources';
import { followDefinition } from '../synthesis';
import { validateApi } from '../validation';
import { cacheKeys } from './cache-keys';
import type { CredentialsOptions } from './credentials-options';
import { endpointMethod } from './endpoint-method';
import { connectionOptions, connectMethod } from './http-connection';
import type { HttpConnectionOptions } from './http-connection-options';
import { declareOnMethod } from './method-declarations';
import { httpProxyProperties } from './properties';
import type { ParameterMappings } from './request-mapping';
import { mappingExpressions, requestParameters } from './request-parameters';

/** What the endpoint of an HTTP proxy integration receives beside the client's request, and how it is reached. */
export interface HttpProxyIntegrationOptions extends HttpConnectionOptions, CredentialsOptions {
  /**
   * Parameters that are added to the client's request, or take the place of the client's.
   *
   * @default - variables of the endpoint URL come from the resource's path
   */
  readonly request?: ParameterMappings;

  /**
   * How long the service waits for the endpoint, 50 milliseconds or more; above 29 seconds needs a raised quota.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;

  /**
   * Name of the group of cached responses.
   *
   * @default - the id of the resource
   */
  readonly cacheNamespace?: string;

  /**
   * Whether responses reach the client as they arrive or as a whole.
   *
   * @default ResponseTransferMode.BUFFERED
   */
  readonly responseTransferMode?: apigateway.ResponseTransferMode;
}

/** Properties of an HTTP proxy integration. */
export interface HttpProxyIntegrationProps extends HttpProxyIntegrationOptions {
  /**
   * HTTP method that the endpoint is called with.
   *
   * @default - that of the API's method; for ANY, that of the client's request
   */
  readonly httpMethod?: string;

  /**
   * Parameters of the method request that tell cached responses apart.
   *
   * @default - none
   */
  readonly cacheKeyParameters?: MappingSource[];
}

/**
 * An HTTP proxy integration: the client's request passes to an HTTP endpoint, and its answer back, as they are.
 *
 * @example
 * declare const pet: apigateway.Resource; // /pets/{petId}
 *
 * pet.addMethod('GET', new HttpProxyIntegration('https://petstore.example.com/pets/{petId}', {
 *   request: { header: { 'X-Environment': MappingSource.stageVariable('environment') } },
 * }));
 */
export class HttpProxyIntegration extends apigateway.Integration {
  private readonly url: string;
  private readonly proxy: HttpProxyIntegrationProps;

  /**
   * @param url the endpoint, beginning with http:// or https://; `{name}` stands for a variable of the resource's path or for a path
   *   mapping, `${stageVariables.name}` for a stage variable
   */
  constructor(url: string, props: HttpProxyIntegrationProps = {}) {
    checkArgument('HttpProxyIntegration', 'url', url, required(text));
    checkProps('HttpProxyIntegration', props, httpProxyProperties);
    super({
      type: apigateway.IntegrationType.HTTP_PROXY,
      uri: url,
      integrationHttpMethod: endpointMethod(props.httpMethod ?? 'ANY'),
      options: {
        ...connectionOptions(props),
        cacheKeyParameters: cacheKeys(props.cacheKeyParameters),
        cacheNamespace: props.cacheNamespace,
        credentialsRole: props.credentialsRole,
        credentialsPassthrough: props.credentialsPassthrough,
        // What the service's console writes into a proxy integration; its exported documents show both.
        integrationResponses: [{ statusCode: '200' }],
        passthroughBehavior: apigateway.PassthroughBehavior.WHEN_NO_MATCH,
        responseTransferMode: props.responseTransferMode,
        timeout: props.timeout,
      },
    });
    this.url = url;
    this.proxy = props;
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    validateApi(method.api);
    followDefinition(method.api);
    const stock = super.bind(method);
    const parameters = requestParameters(this.proxy.request ?? {}, this.url, method);
    declareOnMethod(method, { reads: [...parameters.values(), ...(this.proxy.cacheKeyParameters ?? [])], answers: [] });
    connectMethod(this.proxy, method);
    return {
      ...stock,
      integrationHttpMethod: endpointMethod(this.proxy.httpMethod ?? method.httpMethod),
      options: { ...stock.options, requestParameters: mappingExpressions(parameters) },
    };
  }
}
