import { App, Stack } from 'aws-cdk-lib';
import { HttpIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { HttpProxyResource } from '../../lib';
import { readConstruct } from '../../lib/readers/construct-tree';
import { LocalApi } from '../../lib/testing';
import { writeOpenApi } from '../../lib/writers';
import { PetStoreBackend } from './petstore-backend';

// The mirrorings of the developer guide's chapter on HTTP integrations, against a real backend.

let backend: PetStoreBackend;

beforeAll(async () => {
  backend = await PetStoreBackend.start();
}, 60_000);

afterAll(() => backend.stop());

type AddSite = (api: RestApi, url: string, includeParent: boolean) => void;

const ours: AddSite = (api, url, includeParent) => new HttpProxyResource(api.root, 'Proxy', { url, includeParent });

const stock: AddSite = (api, url, includeParent) => {
  const options = {
    cacheKeyParameters: ['method.request.path.proxy'],
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  };
  api.root.addResource('{proxy+}').addMethod('ANY', new HttpIntegration(`${url}/{proxy}`, { httpMethod: 'ANY', options }), {
    requestParameters: { 'method.request.path.proxy': true },
  });
  if (includeParent) api.root.addMethod('ANY', new HttpIntegration(url, { httpMethod: 'ANY' }));
};

function site(add: AddSite, includeParent = false): Construct {
  const stack = new Stack(new App(), 'Test');
  add(new RestApi(stack, 'Api', { cloudWatchRole: false, deployOptions: { stageName: 'test' } }), backend.url, includeParent);
  return stack;
}

const asDocument = (version: '3.0' | '2.0') => (construct: Construct) =>
  writeOpenApi(readConstruct(construct)[0].definition, { version, rendering: 'portable' }).document;

describe.each<[string, (includeParent?: boolean) => LocalApi]>([
  ['from our construct', (includeParent) => LocalApi.from(site(ours, includeParent))],
  ['from stock constructs', (includeParent) => LocalApi.from(site(stock, includeParent))],
  ['from the OpenAPI 3.0 document of it', (includeParent) => LocalApi.from(asDocument('3.0')(site(ours, includeParent)))],
  ['from the OpenAPI 2.0 document of stock constructs', (includeParent) => LocalApi.from(asDocument('2.0')(site(stock, includeParent)))],
])('the mirrored site %s', (_how, local) => {
  const here = () => ({ backend: { [new URL(backend.url).origin]: new URL(backend.url).origin } });

  test.each<[string, number, unknown]>([
    [
      'GET /pets',
      200,
      [
        { id: 1, type: 'dog' },
        { id: 2, type: 'cat' },
        { id: 3, type: 'fish' },
      ],
    ],
    ['GET /pets?type=dog', 200, [{ id: 1, type: 'dog' }]],
    ['GET /pets/1', 200, { id: 1, type: 'dog', price: 249.99 }],
    [
      'GET /pets/cat',
      400,
      {
        errors: [
          { key: 'Pet2.type', message: 'Missing required field' },
          { key: 'Pet2.price', message: 'Missing required field' },
        ],
      },
    ],
  ])('%s is answered by the backend with %d', async (request, status, body) => {
    const call = await local().invoke(request, here());
    expect(call.status).toBe(status);
    expect(call.json).toMatchObject(body as object);
    expect(call.sent?.url).toBe(backend.url + request.slice('GET '.length));
  });

  test('POST /pets gives the new pet', async () => {
    const call = await local().invoke('POST /pets', { ...here(), body: { type: 'dog', price: 1001.0 } });
    expect(call.status).toBe(200);
    expect(call.json).toMatchObject({ pet: { type: 'dog', price: 1001 } });
  });

  test('GET / is unknown to the API where the parent has no method', async () => {
    const call = await local().invoke('GET /', here());
    expect(call.status).toBe(403);
    expect(call.json).toEqual({ message: 'Missing Authentication Token' });
    expect(call.sent).toBeUndefined();
  });

  test('GET / reaches the backend where the parent has one, and the backend does not know it', async () => {
    const call = await local(true).invoke('GET /', here());
    expect(call.status).toBe(404);
    expect(call.body).toBe('Cannot GET /petstore');
  });

  test('an HTTP method that the backend does not support is its own to refuse', async () => {
    const call = await local().invoke('DELETE /pets', here());
    expect(call.status).toBe(404);
    expect(call.body).toBe('Cannot DELETE /petstore/pets');
  });

  test('an HTTP method that the service does not support is refused by the API', async () => {
    const call = await local().invoke('TRACE /pets', here());
    expect(call.status).toBe(403);
    expect(call.sent).toBeUndefined();
  });
});

test('our construct and stock ones give the same paths of a document', () => {
  const pathsOf = (add: AddSite) =>
    (asDocument('3.0')(site(add)) as { paths: Record<string, Record<string, Record<string, Record<string, unknown>>>> }).paths;
  const withDefaults = pathsOf(stock);
  const integration = withDefaults['/{proxy+}']['x-amazon-apigateway-any-method']['x-amazon-apigateway-integration'];
  // The defaults of the service, which our construct writes as the service's console does.
  Object.assign(integration, { passthroughBehavior: 'when_no_match', responses: { default: { statusCode: '200' } } });
  expect(pathsOf(ours)).toEqual(withDefaults);
});
