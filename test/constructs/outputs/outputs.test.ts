import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { parse } from 'yaml';
import {
  HttpProxyResource,
  OpenApiDocument,
  type OpenApiDocumentProps,
  OpenApiFormat,
  OpenApiRendering,
  OpenApiVersion,
  RuntimeHandler,
} from '../../../lib';
import { newApi } from '../stack';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'outputs-'));

function proxied(url = 'https://example.com'): RestApi {
  const api = newApi({ restApiName: 'Store', deployOptions: { stageName: 'test' } }, temporary());
  new HttpProxyResource(api.root, 'Proxy', { url, cacheNamespace: 'store' });
  return api;
}

interface Written {
  readonly openapi?: string;
  readonly swagger?: string;
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function written(api: RestApi, file: string): string {
  return readFileSync(path.join(App.of(api)!.synth().directory, file), 'utf8');
}

function documentOf(props: Partial<OpenApiDocumentProps>, api = proxied()): Written {
  const { fileName } = new OpenApiDocument(api, 'Document', { api, ...props });
  return parse(written(api, fileName)) as Written;
}

describe('OpenApiDocument', () => {
  test('writes OpenAPI 3.0 in JSON, named by its path', () => {
    const api = proxied();
    const { fileName } = new OpenApiDocument(api, 'Document', { api });
    expect(fileName).toBe('Test.Api.Document.openapi.json');
    const text = written(api, fileName);
    expect(text).toMatch(/^\{\n {2}"openapi": "3\.0/);
    expect(text).toMatch(/\}\n$/);
    expect((JSON.parse(text) as Written).info.title).toBe('Store');
  });

  test('writes OpenAPI 2.0', () => {
    expect(documentOf({ version: OpenApiVersion.V2_0 })).toMatchObject({ swagger: '2.0' });
  });

  test('writes YAML with the same content', () => {
    expect(documentOf({ format: OpenApiFormat.YAML })).toEqual(documentOf({}));
  });

  test('leaves the extensions away', () => {
    expect(JSON.stringify(documentOf({}))).toContain('x-amazon-apigateway');
    expect(JSON.stringify(documentOf({ extensions: false }))).not.toContain('x-amazon-apigateway');
  });

  test('keeps intrinsic functions, or puts placeholders in their place', () => {
    const uri = (rendering: OpenApiRendering) => {
      const api = newApi({}, temporary());
      const host = new CfnParameter(Stack.of(api), 'Host').valueAsString;
      new HttpProxyResource(api.root, 'Proxy', { url: `https://${host}/a` });
      const method = documentOf({ rendering }, api).paths['/{proxy+}']['x-amazon-apigateway-any-method'];
      return (method['x-amazon-apigateway-integration'] as { uri: unknown }).uri;
    };
    expect(uri(OpenApiRendering.DEPLOYABLE)).toEqual({ 'Fn::Join': ['', ['https://', { Ref: 'Host' }, '/a/{proxy}']] });
    expect(uri(OpenApiRendering.PORTABLE)).toBe('https://Host/a/{proxy}');
  });

  test('names the server of the stage', () => {
    const { servers } = documentOf({}) as unknown as { servers: readonly { readonly variables: unknown }[] };
    expect(servers).toMatchObject([{ variables: { basePath: { default: '/test' } } }]);
  });

  test('states title and version that it is given', () => {
    expect(documentOf({ title: 'Pets', apiVersion: '7' }).info).toEqual({ title: 'Pets', version: '7' });
  });

  test('takes the name that it is given', () => {
    const api = proxied();
    new OpenApiDocument(api, 'Document', { api, fileName: 'api.json' });
    expect(written(api, 'api.json')).toContain('openapi');
  });

  test('is the same in every synthesis, and sees what is added late', () => {
    const once = () => {
      const api = proxied();
      const { fileName } = new OpenApiDocument(api, 'Document', { api });
      api.root.addResource('late').addMethod('GET');
      return written(api, fileName);
    };
    expect(once()).toBe(once());
    expect(once()).toContain('/late');
  });

  test('belongs to the assembly of its stage', () => {
    const app = new App({ outdir: temporary() });
    const stack = new Stack(new Stage(app, 'Prod'), 'Stack');
    const api = new RestApi(stack, 'Api');
    api.root.addMethod('GET');
    const { fileName } = new OpenApiDocument(stack, 'Document', { api });
    const { directory } = app.synth();
    expect(existsSync(path.join(directory, 'assembly-Prod', fileName))).toBe(true);
  });

  test('has a name of its own even where paths would read the same', () => {
    const stack = new Stack(new App(), 'Test');
    const api = new RestApi(stack, 'Api');
    const names = ['a b', 'a-b', 'a.b', 'a_b'].map((id) => new OpenApiDocument(stack, id, { api }).fileName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\w.-]+\.openapi\.json$/);
  });

  test('fails on an API that this app does not declare', () => {
    const stack = new Stack(new App({ outdir: temporary() }), 'Test');
    const api = RestApi.fromRestApiId(stack, 'Imported', 'a1');
    new OpenApiDocument(stack, 'Document', { api });
    expect(() => App.of(stack)!.synth()).toThrow('Test/Imported is imported, so there is no definition of it here');
  });
});

describe('RuntimeHandler', () => {
  test('writes a folder with everything that it takes to run', () => {
    const api = proxied();
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    expect(folderName).toBe('Test.Api.Handler');
    const folder = path.join(App.of(api)!.synth().directory, folderName);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['api.js', 'index.js', 'server.js', 'THIRD-PARTY-NOTICES']));
  });

  test('is the same in every synthesis', () => {
    const once = () => {
      const api = proxied();
      const { folderName } = new RuntimeHandler(api, 'Handler', { api, folderName: 'handler' });
      return written(api, path.join(folderName, 'api.js'));
    };
    expect(once()).toBe(once());
  });
});
