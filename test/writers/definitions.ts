import { type ApiDefinition, emptyApi, type Integration, type Method, type Resource, type Value } from '../../lib/definition';

const origin = {};

export const integration: Integration = {
  type: 'HTTP_PROXY',
  httpMethod: 'GET',
  uri: 'https://petstore.example.com/pets',
  requestParameters: [],
  requestTemplates: [],
  cacheKeyParameters: [],
  integrationResponses: [],
  origin,
};

export function method(members: Partial<Method> = {}): Method {
  return {
    httpMethod: 'GET',
    authorizationScopes: [],
    apiKeyRequired: false,
    requestParameters: [],
    requestModels: [],
    methodResponses: [],
    integration,
    origin,
    ...members,
  };
}

/** Passes every verb and the path variable `proxy` on to a URI. */
export function proxyMethod(uri: Value<string>, more: Partial<Integration> = {}): Method {
  return method({
    httpMethod: 'ANY',
    requestParameters: [{ key: 'method.request.path.proxy', required: true, origin }],
    integration: {
      ...integration,
      httpMethod: 'ANY',
      uri,
      requestParameters: [{ target: 'integration.request.path.proxy', source: 'method.request.path.proxy', origin }],
      ...more,
    },
  });
}

export function resource(path: string, ...methods: readonly Method[]): Resource {
  return { path, ...(path === '/' ? {} : { pathPart: path.split('/').at(-1) }), methods, origin };
}

export function api(members: Partial<ApiDefinition>): ApiDefinition {
  return { ...emptyApi, name: 'Pets', version: '1.0', ...members };
}

/** The proxy resource of the developer guide's chapter on HTTP integrations. */
export const guidePetStore = api({
  name: 'PetStoreWithProxyResource',
  version: '2016-09-12T23:19:28Z',
  resources: [
    resource(
      '/{proxy+}',
      proxyMethod('http://petstore-demo-endpoint.execute-api.com/petstore/{proxy}', {
        passthroughBehavior: 'WHEN_NO_MATCH',
        cacheNamespace: 'rbftud',
        cacheKeyParameters: ['method.request.path.proxy'],
        integrationResponses: [{ statusCode: '200', responseParameters: [], responseTemplates: [], origin }],
      }),
    ),
  ],
});
