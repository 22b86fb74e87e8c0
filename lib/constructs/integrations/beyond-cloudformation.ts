import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { deploysAsDocument } from '../openapi-rest-api/document-deployment';

/** Settings of an integration that documents know and CloudFormation's method resource does not. */
export interface BeyondCloudFormation {
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean };
}

/** Under this symbol of a `CfnMethod` the construct-tree reader finds the settings. */
const symbol = Symbol.for('cdk-rest-integrations.beyond-cloudformation');

/** Leaves the settings on the method's resource, and refuses to synthesize them where they would be lost. */
export function setBeyondCloudFormation(method: apigateway.Method, cfnMethod: apigateway.CfnMethod, settings: BeyondCloudFormation): void {
  Object.defineProperty(cfnMethod, symbol, { value: settings });
  method.node.addValidation({
    validate: () =>
      deploysAsDocument(method.api)
        ? []
        : [
            'tlsInsecureSkipVerification cannot be deployed as an AWS::ApiGateway::Method: make the API an OpenApiRestApi, which deploys as a document, or drop the setting',
          ],
  });
}
