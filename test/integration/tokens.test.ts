import '../../lib/testing/jest-matchers';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, CfnParameter, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpCustomIntegration,
  HttpProxyResource,
  MappingSource,
  MappingTemplate,
  MethodRequest,
  OpenApiDocument,
  OpenApiRendering,
  RuntimeHandler,
} from '../../lib';
import { answer, LocalApi } from '../../lib/testing';

/** An API in which every kind of value is known at deployment only. */
class TokenStack extends Stack {
  constructor(app: App) {
    super(app, 'Tokens');
    const text = (name: string) => new CfnParameter(this, name).valueAsString;
    const number = (name: string) => new CfnParameter(this, name, { type: 'Number' }).valueAsNumber;
    const api = new RestApi(this, 'Api', {
      restApiName: text('Name'),
      cloudWatchRole: false,
      deployOptions: { variables: { env: text('Env') } },
    });
    const integration = new HttpCustomIntegration(`https://${text('Host')}/pets/{id}?limit=${Token.asString(number('Limit'))}`, {
      httpMethod: text('Verb'),
      timeout: Duration.millis(number('Timeout')),
      cacheNamespace: text('Namespace'),
      request: {
        path: { id: MethodRequest.path('id') },
        header: {
          'X-Late': MappingSource.staticValue(Lazy.string({ produce: () => 'late' })),
          'X-Ref': MappingSource.staticValue(text('Header')),
        },
        templates: { 'application/json': MappingTemplate.json({ owner: text('Owner'), limit: number('BodyLimit') }) },
      },
      responses: [{ statusCode: '200', selectionPattern: text('Pattern') }, { statusCode: '500' }],
    });
    api.root.addResource('{id}').addMethod('POST', integration, { operationName: text('Operation') });
    new HttpProxyResource(api.root.addResource('site'), 'Site', { url: text('Site') });
    for (const rendering of [OpenApiRendering.DEPLOYABLE, OpenApiRendering.PORTABLE]) {
      new OpenApiDocument(this, rendering, { api, rendering, fileName: `${rendering}.json` });
    }
    new RuntimeHandler(this, 'Handler', { api });
  }
}

const outdir = mkdtempSync(path.join(tmpdir(), 'tokens-'));
const stack = new TokenStack(new App({ outdir }));

interface Written {
  readonly paths: {
    readonly '/{id}': { readonly post: { readonly operationId: unknown; readonly 'x-amazon-apigateway-integration': object } };
  };
}

function written(rendering: OpenApiRendering): Written {
  App.of(stack)!.synth();
  return JSON.parse(readFileSync(path.join(outdir, `${rendering}.json`), 'utf8')) as Written;
}

test('the deployable document keeps intrinsic functions where they stand', () => {
  const { post } = written(OpenApiRendering.DEPLOYABLE).paths['/{id}'];
  expect(post.operationId).toEqual({ Ref: 'Operation' });
  expect(post['x-amazon-apigateway-integration']).toMatchObject({
    uri: { 'Fn::Join': ['', ['https://', { Ref: 'Host' }, '/pets/{id}?limit=', { Ref: 'Limit' }]] },
    httpMethod: { Ref: 'Verb' },
    timeoutInMillis: { Ref: 'Timeout' },
    cacheNamespace: { Ref: 'Namespace' },
    requestParameters: {
      'integration.request.header.X-Late': "'late'",
      'integration.request.header.X-Ref': { 'Fn::Join': ['', ["'", { Ref: 'Header' }, "'"]] },
    },
  });
});

test('the portable document has placeholders of the right type, the same in every synthesis', () => {
  const portable = written(OpenApiRendering.PORTABLE);
  const { post } = portable.paths['/{id}'];
  expect(post['x-amazon-apigateway-integration']).toMatchObject({
    uri: 'https://Host/pets/{id}?limit=Limit',
    timeoutInMillis: expect.any(Number) as unknown,
  });
  const { 'x-cdk-rest-integrations-placeholders': told, ...rest } = portable as Written & Record<string, unknown>;
  expect(told).toMatchObject({ '/info/title': { Ref: 'Name' } });
  expect(JSON.stringify(rest)).not.toMatch(/Token\[|\{"Ref"|Fn::/);
  const again = new TokenStack(new App({ outdir: mkdtempSync(path.join(tmpdir(), 'tokens-')) }));
  App.of(again)!.synth();
  expect(JSON.parse(readFileSync(path.join(App.of(again)!.outdir, 'portable.json'), 'utf8'))).toEqual(portable);
});

test('the local API takes values for them', async () => {
  const values = {
    Host: 'example.com',
    Limit: '5',
    Verb: 'PUT',
    Header: 'from a parameter',
    Owner: 'a "quoted" owner',
    BodyLimit: '7',
    Timeout: '1000',
    Pattern: '2..',
  };
  const call = await LocalApi.from(stack).invoke('POST /1', { backend: answer(200, {}), values, body: {} });
  expect(call).toHaveStatus(200);
  expect(call).toHaveSent({
    method: 'PUT',
    url: 'https://example.com/pets/1?limit=5',
    headers: { 'x-late': 'late', 'x-ref': 'from a parameter' },
  });
  expect(call.sent?.json).toEqual({ owner: 'a "quoted" owner', limit: 7 });
});
