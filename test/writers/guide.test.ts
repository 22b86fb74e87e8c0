import type { Json } from '../../lib/definition';
import { writeOpenApi } from '../../lib/writers';
import { guidePetStore } from './definitions';

// The two documents of the developer guide's chapter on HTTP integrations, as data.
const guideIntegration = {
  responses: { default: { statusCode: '200' } },
  requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  uri: 'http://petstore-demo-endpoint.execute-api.com/petstore/{proxy}',
  passthroughBehavior: 'when_no_match',
  httpMethod: 'ANY',
  cacheNamespace: 'rbftud',
  cacheKeyParameters: ['method.request.path.proxy'],
  type: 'http_proxy',
};
const info = { version: '2016-09-12T23:19:28Z', title: 'PetStoreWithProxyResource' };
const guideDocuments: Readonly<Record<'3.0' | '2.0', Json>> = {
  '3.0': {
    openapi: '3.0.0',
    info,
    paths: {
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {},
          'x-amazon-apigateway-integration': guideIntegration,
        },
      },
    },
    servers: [{ url: 'https://4z9giyi2c1.execute-api.us-east-1.amazonaws.com/{basePath}', variables: { basePath: { default: '/test' } } }],
  },
  '2.0': {
    swagger: '2.0',
    info,
    host: '4z9giyi2c1.execute-api.us-east-1.amazonaws.com',
    basePath: '/test',
    schemes: ['https'],
    paths: {
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          produces: ['application/json'],
          parameters: [{ name: 'proxy', in: 'path', required: true, type: 'string' }],
          responses: {},
          'x-amazon-apigateway-integration': guideIntegration,
        },
      },
    },
  },
};

test.each(['3.0', '2.0'] as const)(
  'the deployable %s document of the guide’s proxy resource is the one that the guide prints',
  (version) => {
    const server = { host: '4z9giyi2c1.execute-api.us-east-1.amazonaws.com', basePath: '/test' };
    const { document, warnings } = writeOpenApi(guidePetStore, { version, rendering: 'deployable', server });
    expect(document).toEqual(guideDocuments[version]);
    expect(warnings).toEqual([]);
  },
);

test('a server whose host is not known at synth stands in the document as an intrinsic, or as a placeholder', () => {
  const host = { unresolved: { 'Fn::Join': ['', [{ Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } };
  const server = { host, basePath: { unresolved: { Ref: 'Stage' } } };
  const of = (version: '3.0' | '2.0', rendering: 'deployable' | 'portable') =>
    writeOpenApi(guidePetStore, { version, rendering, server }).document as Record<string, Json>;

  expect(of('3.0', 'deployable')['servers']).toEqual([
    {
      url: { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.amazonaws.com', '/{basePath}']] },
      variables: { basePath: { default: { 'Fn::Join': ['', ['/', { Ref: 'Stage' }]] } } },
    },
  ]);
  expect(of('3.0', 'portable')['servers']).toEqual([
    { url: 'https://Api.execute-api.us-east-1.amazonaws.com/{basePath}', variables: { basePath: { default: '/Stage' } } },
  ]);
  expect(of('2.0', 'portable')).toMatchObject({ host: 'Api.execute-api.us-east-1.amazonaws.com', basePath: '/Stage' });
});
