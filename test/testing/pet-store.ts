import type { JsonObject } from '../../lib/definition';

/** A document with one method of each kind that the tests of this folder need. */
export const petStore: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'PetStore', version: '1' },
  paths: {
    '/pets/{petId}': {
      get: {
        parameters: [
          { name: 'petId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'type', in: 'query', schema: { type: 'string' } },
        ],
        responses: { '200': { description: 'a pet' }, '404': { description: 'none' } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'GET',
          uri: 'https://petstore.example.com/pets/{id}',
          requestParameters: {
            'integration.request.path.id': 'method.request.path.petId',
            'integration.request.querystring.kind': 'method.request.querystring.type',
            'integration.request.header.X-Env': "'prod'",
          },
          responses: {
            default: { statusCode: '200' },
            '404': { statusCode: '404', responseTemplates: { 'application/json': '{"error":$input.json(\'$.msg\')}' } },
          },
        },
      },
    },
    '/pets': {
      post: {
        responses: { '201': { description: 'created' } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: 'https://petstore.example.com/pets',
          passthroughBehavior: 'never',
          requestTemplates: { 'application/json': '{"name":$input.json(\'$.name\'),"stage":"$stageVariables.env"}' },
          responses: { default: { statusCode: '201' } },
        },
      },
    },
    '/health': {
      get: {
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: {
                'application/json':
                  '{"id":"$context.requestId","at":$context.requestTimeEpoch,"user":"$context.authorizer.principalId","from":"$context.identity.sourceIp"}',
              },
            },
          },
        },
      },
    },
    '/hello': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:hello/invocations',
        },
      },
    },
    '/private': {
      get: {
        security: [{ sigv4: [] }],
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
  },
};

/** A template whose endpoint is known only after the deployment. */
export const nlbTemplate: JsonObject = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'behind-nlb' } },
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'HTTP_PROXY',
          IntegrationHttpMethod: 'GET',
          Uri: { 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Nlb0A1B2C3D', 'DNSName'] }, ':8080/pets']] },
        },
      },
    },
  },
};
