import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { deploysAsDocument } from '../openapi-rest-api/document-deployment';
import type { TemplateFile } from './template-files';

/** What a method has that CloudFormation's method resource has no property for. */
export interface BeyondCloudFormation {
  /** Settings that documents know. */
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean };
  /** Files that the method's templates were read from; nothing that is deployed knows them. */
  readonly templateFiles?: readonly TemplateFile[];
}

/** Under this symbol of a `CfnMethod` the construct-tree reader finds it. */
const symbol = Symbol.for('cdk-rest-integrations.beyond-cloudformation');

/** Leaves something on the method's resource, beside what is left there already. */
export function leaveBeyondCloudFormation(cfnMethod: apigateway.CfnMethod, left: BeyondCloudFormation): void {
  const { [symbol]: before } = cfnMethod as { readonly [symbol]?: BeyondCloudFormation };
  Object.defineProperty(cfnMethod, symbol, { configurable: true, value: { ...before, ...left } });
}

/** Leaves the TLS settings on the method's resource, and refuses to synthesize them where they would be lost. */
export function leaveTlsConfig(
  method: apigateway.Method,
  cfnMethod: apigateway.CfnMethod,
  tlsConfig: NonNullable<BeyondCloudFormation['tlsConfig']>,
): void {
  leaveBeyondCloudFormation(cfnMethod, { tlsConfig });
  method.node.addValidation({
    validate: () =>
      deploysAsDocument(method.api)
        ? []
        : [
            'tlsInsecureSkipVerification cannot be deployed as an AWS::ApiGateway::Method: make the API an OpenApiRestApi, which deploys as a document, or drop the setting',
          ],
  });
}
