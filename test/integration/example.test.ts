import '../../lib/testing/jest-matchers';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { OpenAPIV2, OpenAPIV3 } from 'openapi-types';
import { parse } from 'yaml';
import { PetStoreStack } from '../../examples/petstore/petstore-stack';
import { LocalApi } from '../../lib/testing';
import { PetStoreBackend } from './petstore-backend';

let backend: PetStoreBackend;

beforeAll(async () => {
  backend = await PetStoreBackend.start();
}, 60_000);

afterAll(() => backend.stop());

describe('cdk synth of the example', () => {
  const stack = new PetStoreStack(new App({ outdir: mkdtempSync(path.join(tmpdir(), 'example-')) }), 'PetStore');
  const { directory } = App.of(stack)!.synth();
  const read = (name: string): unknown => parse(readFileSync(path.join(directory, name), 'utf8'));

  test('has nothing to warn of', () => {
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });

  const integration = {
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
  const anyMethod = (more: object) => ({
    '/{proxy+}': { 'x-amazon-apigateway-any-method': { ...more, responses: {}, 'x-amazon-apigateway-integration': integration } },
  });

  test("writes the developer guide's OpenAPI 3.0 document of the proxy resource, but for ids", () => {
    const { servers, ...document } = read('PetStore.Site.OpenApi.openapi.json') as OpenAPIV3.Document;
    expect(document).toEqual({
      openapi: '3.0.0',
      info,
      paths: anyMethod({ parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }] }),
    });
    expect(servers).toEqual([{ url: expect.anything() as unknown, variables: { basePath: { default: '/test' } } }]);
  });

  test("writes the developer guide's OpenAPI 2.0 document of the proxy resource, but for ids", () => {
    const { host, ...document } = read('PetStore.Site.Swagger.swagger.json') as OpenAPIV2.Document;
    expect(document).toEqual({
      swagger: '2.0',
      info,
      basePath: '/test',
      schemes: ['https'],
      paths: anyMethod({ produces: ['application/json'], parameters: [{ name: 'proxy', in: 'path', required: true, type: 'string' }] }),
    });
    expect(host).toBeDefined();
  });

  test('writes the other API as YAML, with what its integrations read and answer declared', () => {
    const { paths } = read('PetStore.Pets.OpenApi.openapi.yaml') as OpenAPIV3.Document;
    expect(paths['/pets/{petId}']?.get?.parameters).toEqual([{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }]);
    expect(Object.keys(paths['/pets']?.post?.responses ?? {}).sort()).toEqual(['201', '400']);
  });
});

describe('the pets of the example', () => {
  const petsAt = (petStoreUrl: string) => LocalApi.from(new PetStoreStack(new App(), 'PetStore', { petStoreUrl }).pets);
  const invoke = (request: string, options = {}) => {
    const { origin } = new URL(backend.url);
    return petsAt(backend.url).invoke(request, { backend: { [origin]: origin }, ...options });
  };

  test('are listed by kind', async () => {
    const call = await invoke('GET /pets?kind=cat');
    expect(call).toAnswerLike(200, [{ id: 2, type: 'cat' }]);
  });

  test('are found by id', async () => {
    expect(await invoke('GET /pets/3')).toAnswerLike(200, { id: 3, type: 'fish' });
  });

  test('are told unknown with a status and words of our own', async () => {
    expect(await invoke('GET /pets/99')).toAnswerLike(404, { error: 'no such pet', petId: '99' });
  });

  test('tell a mistake in the request with words of our own', async () => {
    const fields = ['type', 'price'].map((name) => ({ field: `Pet2.${name}`, problem: 'Missing required field' }));
    expect(await invoke('GET /pets/cat')).toAnswerLike(400, { error: 'invalid request', fields });
    expect(await invoke('POST /pets', { body: { note: 'nothing else' } })).toAnswerLike(400, { error: 'invalid request', fields });
  });

  test('are created from fields with other names, whatever they hold', async () => {
    const note = '"quoted" it\'s \\ and\nnew lines $input.body #end';
    const call = await invoke('POST /pets', { body: { kind: 'dog', price: '12.50', note } });
    expect(call).toAnswerLike(201, { created: { type: 'dog', price: 12.5, note } });
    expect(call.headers['x-pet-type']).toBe('dog');
    expect(call.sent?.json).toEqual({ type: 'dog', price: 12.5, note });
  });
});
