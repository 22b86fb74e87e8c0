import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { checkProps } from '../props';
import { followDefinition } from '../synthesis';
import { validateApi } from '../validation';
import type { CredentialsOptions } from './credentials-options';
import type { CustomIntegrationOptions } from './custom-integration-options';
import { bindMapping, unboundOptions } from './custom-mapping';
import { endpointMethod } from './endpoint-method';
import { awsServiceProperties } from './properties';

/** Properties of an AWS service integration. */
export interface AwsServiceIntegrationProps extends CustomIntegrationOptions, CredentialsOptions {
  /** Name of the service, for example `sqs` or `dynamodb`. */
  readonly service: string;

  /**
   * Action of the service, for example `PutItem`. Excludes `path`.
   *
   * @default - none; `path` is given
   */
  readonly action?: string;

  /**
   * Parameters of the action, which become its query string.
   *
   * @default - none
   */
  readonly actionParameters?: { [name: string]: string };

  /**
   * Path at the service's endpoint, for example `{bucket}/{key}`; `{name}` stands for a path mapping. Excludes `action`.
   *
   * @default - none; `action` is given
   */
  readonly path?: string;

  /**
   * Subdomain of the service's endpoint, for services that use one.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Region of the service's endpoint.
   *
   * @default - the region of the stack
   */
  readonly region?: string;

  /**
   * HTTP method that the service is called with.
   *
   * @default POST
   */
  readonly httpMethod?: string;
}

/**
 * An AWS service integration: the service calls an action of another AWS service with a request of your making.
 *
 * @example
 * declare const messages: apigateway.Resource;
 * declare const queue: sqs.Queue;
 * declare const role: iam.Role;
 *
 * messages.addMethod('POST', new AwsServiceIntegration({
 *   service: 'sqs',
 *   path: `${Aws.ACCOUNT_ID}/${queue.queueName}`,
 *   credentialsRole: role,
 *   request: {
 *     templates: {
 *       'application/json': MappingTemplate.form({
 *         Action: 'SendMessage',
 *         MessageBody: TemplateValue.asText(MethodRequest.body()),
 *       }),
 *     },
 *   },
 * }));
 */
export class AwsServiceIntegration extends apigateway.AwsIntegration {
  private readonly custom: AwsServiceIntegrationProps;

  constructor(props: AwsServiceIntegrationProps) {
    checkProps('AwsServiceIntegration', props, awsServiceProperties);
    super({
      service: props.service,
      action: props.action,
      actionParameters: props.actionParameters,
      path: props.path,
      subdomain: props.subdomain,
      region: props.region,
      integrationHttpMethod: endpointMethod(props.httpMethod ?? 'POST'),
      options: {
        // Services of the JSON protocol expect a type of their own, which only the person knows.
        ...unboundOptions(props, (mediaType) => mediaType !== 'application/json'),
        credentialsPassthrough: props.credentialsPassthrough,
        credentialsRole: props.credentialsRole,
      },
    });
    this.custom = props;
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    validateApi(method.api);
    followDefinition(method.api);
    const stock = super.bind(method);
    const mapping = bindMapping(this.custom, this.custom.path ?? '', method);
    return {
      ...stock,
      options: { ...stock.options, ...mapping },
    };
  }
}
