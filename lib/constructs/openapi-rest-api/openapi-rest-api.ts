import { AspectPriority, Aspects, type IResolveContext, Lazy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { isReading, whileReading } from '../../readers/construct-tree';
import { followDefinition } from '../synthesis';
import { validateApi } from '../validation';
import { ApiDocument } from './api-document';
import { markDocumentDeployment } from './document-deployment';
import { DocumentLocation } from './document-location';
import { isMeasuring } from './rest-of-template';
import { takenOver, takeOver } from './take-over';

/** Properties of a REST API that deploys as one resource. */
export interface OpenApiRestApiProps extends apigateway.RestApiProps {
  /**
   * Where the API's document stands.
   *
   * @default DocumentLocation.AUTOMATIC
   */
  readonly documentLocation?: DocumentLocation;

  /**
   * What an update does with what the deployed API has and the document has not.
   *
   * @default RestApiMode.OVERWRITE
   */
  readonly mode?: apigateway.RestApiMode;
}

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
  constructor(scope: Construct, id: string, props: OpenApiRestApiProps = {}) {
    super(scope, id, props);
    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    const document = new ApiDocument(this, resource, props.documentLocation ?? DocumentLocation.AUTOMATIC);
    markDocumentDeployment(this);
    validateApi(this);
    followDefinition(this);
    // On the API's own resource alone: its parts have to leave the template before references and dependencies are gathered.
    Aspects.of(resource).add({ visit: () => void takeOver(resource) }, { priority: AspectPriority.READONLY });
    this.node.addValidation({ validate: () => document.validate() });
    resource.mode = props.mode;
    resource.body = Lazy.uncachedAny({ produce: (context) => inTemplate(context, resource, () => document.body) });
    resource.bodyS3Location = Lazy.uncachedAny({
      produce: (context) => (context.preparing ? undefined : inTemplate(context, resource, () => document.bodyS3Location)),
    });
  }
}

function inTemplate(context: IResolveContext, resource: apigateway.CfnRestApi, value: () => unknown): unknown {
  // The document is made of what is being read; and its size is told apart from that of the rest.
  if (isReading() || isMeasuring()) return undefined;
  return context.preparing ? referencesOfParts(resource) : value();
}

/** While references are gathered, the parts that left the template show theirs here. */
function referencesOfParts(resource: apigateway.CfnRestApi): unknown {
  return whileReading(() => Object.fromEntries([...takenOver(resource)].map((part, index) => [String(index), part._toCloudFormation()])));
}
