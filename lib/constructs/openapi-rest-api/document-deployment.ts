import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import type { GivenDocument } from './given-document';

const symbol = Symbol.for('cdk-rest-integrations.document-deployment');

/** Under this symbol of an API's resource the construct-tree reader finds what CloudFormation has no property for. */
const beyondCloudFormation = Symbol.for('cdk-rest-integrations.beyond-cloudformation');

/** Marks an API that deploys as one resource with an OpenAPI document in it. */
export function markDocumentDeployment(api: IConstruct): void {
  Object.defineProperty(api, symbol, { value: true });
}

/** True if the API deploys as a document, so that settings which only documents know take effect. */
export function deploysAsDocument(api: IConstruct): boolean {
  return symbol in api;
}

/** Lets readers of the tree see the document that the API begins with, and the API's own parts in one with it. */
export function leaveDocument(resource: apigateway.CfnRestApi, { file }: GivenDocument): void {
  Object.defineProperty(resource, beyondCloudFormation, { value: { deploysAsDocument: true, ...(file && { document: file }) } });
}
