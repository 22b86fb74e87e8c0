import { AspectPriority, Aspects, type IResolveContext, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { isReading, whileReading } from '../../readers/construct-tree';
import { bucket, checkProps, choice, optional, type Properties } from '../props';
import { fault } from '../props/fault';
import { followDefinition, forgetSynthesized } from '../synthesis';
import { validateApi } from '../validation';
import type { ApiDocument } from './api-document';
import { leaveDocument, markDocumentDeployment } from './document-deployment';
import { DocumentLocation } from './document-location';
import type { GivenDocument } from './given-document';
import { isMeasuring } from './rest-of-template';

/** Properties of a REST API that deploys as one resource. */
export interface OpenApiRestApiProps extends apigateway.RestApiProps {
  /**
   * Where the API's document stands.
   *
   * @default DocumentLocation.AUTOMATIC
   */
  readonly documentLocation?: DocumentLocation;

  /**
   * A bucket for the document that the deployment makes with `DocumentLocation.SUBSTITUTED_ASSET`. It must have versions: CloudFormation has
   * the service import the document anew when its version is another.
   *
   * @default - a bucket of its own, which is emptied and deleted with the stack
   */
  readonly documentBucket?: s3.IBucket;

  /**
   * What an update does with what the deployed API has and the document has not.
   *
   * @default RestApiMode.OVERWRITE
   */
  readonly mode?: apigateway.RestApiMode;
}

const properties: Properties = {
  documentLocation: optional(choice(DocumentLocation)),
  documentBucket: optional(bucket),
  mode: optional(choice(apigateway.RestApiMode)),
};

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
  /**
   * An API that begins with an existing OpenAPI document, to which constructs may add: `api.root.resourceForPath('/pets')` stands
   * for a path whether the document has it or not.
   *
   * The document is read as the service imports it, with the import parameters `parameters` and `failOnWarnings`. Intrinsic functions
   * and tokens in it are resolved by the deployment. A method, model, authorizer, request validator or gateway response that document
   * and constructs both declare is an error.
   *
   * @param document the path of an OpenAPI 3.0 or Swagger 2.0 document in JSON or YAML, or the parsed document as an object
   * @param props without `restApiName`, the document's title is the name of the API
   */
  public static fromDocument(scope: Construct, id: string, document: unknown, props: OpenApiRestApiProps = {}): OpenApiRestApi {
    const { givenDocument } = require('./given-document') as typeof import('./given-document');
    const given = givenDocument(document);
    const api = new OpenApiRestApi(scope, id, { ...props, restApiName: props.restApiName ?? given.title });
    api.beginWith(given);
    return api;
  }

  private given: GivenDocument | undefined;

  constructor(scope: Construct, id: string, props: OpenApiRestApiProps = {}) {
    checkProps('OpenApiRestApi', props, properties);
    const location = props.documentLocation ?? DocumentLocation.AUTOMATIC;
    if (props.documentBucket !== undefined && location !== DocumentLocation.SUBSTITUTED_ASSET) {
      throw fault('OpenApiRestApi: documentBucket takes the document where documentLocation is DocumentLocation.SUBSTITUTED_ASSET');
    }
    super(scope, id, props);
    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    // What makes the document is loaded by the first API that has one.
    const documents = require('./api-document') as typeof import('./api-document');
    markDocumentDeployment(this);
    const document = new documents.ApiDocument(this, resource, location, props.documentBucket, () => this.given);
    validateApi(this);
    followDefinition(this);
    // On the API's own resource alone: its parts have to leave the template before references and dependencies are gathered.
    Aspects.of(resource).add({ visit: (visited) => takeOver(document, visited, resource) }, { priority: AspectPriority.READONLY });
    this.node.addValidation({ validate: () => document.validate() });
    resource.mode = props.mode;
    resource.body = Lazy.uncachedAny({
      produce: (context) => {
        if (isReading()) return this.given?.object;
        if (context.preparing) forgetSynthesized(this);
        return inTemplate(context, resource, () => document.body);
      },
    });
    resource.bodyS3Location = Lazy.uncachedAny({
      produce: (context) => (context.preparing ? undefined : inTemplate(context, resource, () => document.bodyS3Location)),
    });
    document.watch();
  }

  private beginWith(given: GivenDocument): void {
    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    this.given = given;
    leaveDocument(resource, given);
    const { parameters } = resource;
    resource.parameters = Lazy.uncachedAny({ produce: () => (isReading() ? parameters : withoutBasePath(parameters)) });
  }
}

/** What stands below the API's resource is under its aspect, too. */
function takeOver(document: ApiDocument, visited: IConstruct, resource: apigateway.CfnRestApi): void {
  if (visited !== resource) return;
  parts().takeOver(resource);
  document.prepare();
}

/** What a value of the resource is in the template; nothing where the document is being made or measured. */
function inTemplate(context: IResolveContext, resource: apigateway.CfnRestApi, value: () => unknown): unknown {
  // The document is made of what is being read; and its size is told apart from that of the rest.
  if (isReading() || isMeasuring()) return undefined;
  return context.preparing ? referencesOfParts(resource) : value();
}

/** While references between stacks are gathered, the parts that left the template show theirs here. */
function referencesOfParts(resource: apigateway.CfnRestApi): unknown {
  if (resource.node.root.node.findAll().filter((construct) => Stack.isStack(construct)).length === 1) return undefined;
  return whileReading(() =>
    Object.fromEntries([...parts().takenOver(resource)].map((part, index) => [String(index), part._toCloudFormation()])),
  );
}

/** The import parameters of the API, but for the base path's: its paths stand in the written document as that parameter makes them. */
function withoutBasePath(parameters: apigateway.CfnRestApi['parameters']): unknown {
  if (parameters === undefined || Token.isUnresolved(parameters)) return parameters;
  const { basepath: _, ...others } = parameters as Readonly<Record<string, string>>;
  return Object.keys(others).length > 0 ? others : undefined;
}

function parts(): typeof import('./take-over') {
  return require('./take-over') as typeof import('./take-over');
}
