import { Lazy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { isReading } from '../../readers/construct-tree';
import { writeOpenApi } from '../../writers';
import { definitionOf } from '../outputs/api-definition';
import { validateApi } from '../validation';
import { markDocumentDeployment } from './document-deployment';
import { takeOver } from './take-over';

/**
 * A REST API that deploys as one resource with an OpenAPI document in it, whatever the number of its resources and methods.
 * It is built like any `RestApi`, and can say what CloudFormation's method resource cannot, such as TLS settings.
 *
 * @example
 * const api = new OpenApiRestApi(this, 'Api');
 *
 * new HttpProxyResource(api.root, 'Site', {
 *   url: 'https://internal.example.com',
 *   tlsInsecureSkipVerification: true,
 * });
 */
export class OpenApiRestApi extends apigateway.RestApi {
  constructor(scope: Construct, id: string, props: apigateway.RestApiProps = {}) {
    super(scope, id, props);
    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    markDocumentDeployment(this);
    validateApi(this);
    // After the references between stacks are known, and before the template is made.
    this.node.addValidation({ validate: () => takeOver(resource) });
    resource.body = Lazy.uncachedAny({ produce: () => (isReading() ? undefined : document(this)) });
  }
}

function document(api: OpenApiRestApi): unknown {
  return writeOpenApi(definitionOf(api), { version: '3.0', rendering: 'deployable' }).document;
}
