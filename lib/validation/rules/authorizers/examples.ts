import type { JsonObject } from '../../../definition';
import { httpProxy, openApi } from '../../examples';
import type { Example } from '../../rule';

const authorizerUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:Authorize/invocations';

/** A document whose one method uses this authorizer. */
export function authorized(authorizer: JsonObject): Example {
  return openApi(
    { '/pets': { get: { security: [{ callers: [] }], 'x-amazon-apigateway-integration': httpProxy() } } },
    {
      components: {
        securitySchemes: {
          callers: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authtype': 'custom',
            'x-amazon-apigateway-authorizer': authorizer,
          },
        },
      },
    },
  );
}

/** A Lambda authorizer of a document, changed in some members. */
export function lambdaAuthorizer(changes: JsonObject = {}): JsonObject {
  return { type: 'token', authorizerUri, ...changes };
}

/** The same for a template. */
export function authorizerResource(changes: JsonObject = {}): JsonObject {
  return {
    Type: 'AWS::ApiGateway::Authorizer',
    Properties: {
      RestApiId: { Ref: 'Api' },
      Name: 'callers',
      Type: 'TOKEN',
      AuthorizerUri: authorizerUri,
      IdentitySource: 'method.request.header.Authorization',
      ...changes,
    },
  };
}
