import type { IConstruct } from 'constructs';

const symbol = Symbol.for('cdk-rest-integrations.document-deployment');

/** Marks an API that deploys as one resource with an OpenAPI document in it. */
export function markDocumentDeployment(api: IConstruct): void {
  Object.defineProperty(api, symbol, { value: true });
}

/** True if the API deploys as a document, so that settings which only documents know take effect. */
export function deploysAsDocument(api: IConstruct): boolean {
  return symbol in api;
}
