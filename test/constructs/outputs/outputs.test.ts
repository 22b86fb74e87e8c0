import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LambdaIntegration, MockIntegration, RestApi, TokenAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, FunctionUrlAuthType, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { parse } from 'yaml';
import {
  HttpProxyResource,
  OpenApiDocument,
  type OpenApiDocumentProps,
  OpenApiFormat,
  OpenApiRendering,
  OpenApiVersion,
  RuntimeHandler,
  RuntimeHandlerFunction,
  type RuntimeHandlerFunctionOptions,
} from '../../../lib';
import { optionalParts } from '../../../lib/writers/handler/core-parts';
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

/** Files of a handler whose API needs no optional part. */
const lean = [
  'THIRD-PARTY-NOTICES',
  'api.js',
  'cluster.js',
  'index.js',
  'json-path.js',
  'lambda.js',
  'long-documents.js',
  'package.json',
  'pool.js',
  'server.js',
  'templates.js',
];

/** Those of them that are made of the API. */
const synthesized = ['api.js', 'server.js'];

describe('RuntimeHandler', () => {
  test('writes a folder with everything that it takes to run', () => {
    const api = proxied();
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    expect(folderName).toBe('Test.Api.Handler');
    const folder = path.join(App.of(api)!.synth().directory, folderName);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['api.js', 'index.js', 'server.js', 'THIRD-PARTY-NOTICES']));
  });

  test('holds every file that one of its files may ask for, but for those that its API has no need of', () => {
    const api = proxied();
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    const folder = path.join(App.of(api)!.synth().directory, folderName);
    const files = readdirSync(folder);
    const asked = files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        Array.from(readFileSync(path.join(folder, file), 'utf8').matchAll(/require\("\.\/([\w-]+\.js)"\)/g), ([, name]) => name),
      );
    expect(asked).toContain('long-documents.js');
    expect(asked.filter((name) => !files.includes(name) && !(optionalParts as readonly string[]).includes(name))).toEqual([]);
  });

  test('is the same in every synthesis', () => {
    const once = () => {
      const api = proxied();
      const { folderName } = new RuntimeHandler(api, 'Handler', { api, folderName: 'handler' });
      return written(api, path.join(folderName, 'api.js'));
    };
    expect(once()).toBe(once());
  });

  test('holds of the core only what the API needs', () => {
    const api = proxied();
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    const files = readdirSync(path.join(App.of(api)!.synth().directory, folderName));
    const maps = lean.filter((name) => name.endsWith('.js') && !synthesized.includes(name)).map((name) => `${name}.map`);
    expect(files.sort()).toEqual(['.dockerignore', 'Dockerfile', ...maps, ...lean].sort());
  });

  test('holds what values of templates can do where there are templates', () => {
    const api = newApi({ restApiName: 'Store' }, temporary());
    api.root.addMethod('GET', new MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' } }));
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    const files = readdirSync(path.join(App.of(api)!.synth().directory, folderName));
    expect(files).toEqual(expect.arrayContaining(['methods.js', 'methods.js.map']));
  });

  test('makes an image that runs as no root and says whether it is well', () => {
    const api = proxied();
    const { folderName } = new RuntimeHandler(api, 'Handler', { api });
    const dockerfile = written(api, path.join(folderName, 'Dockerfile'));
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile).toMatch(/^CMD \["node", "server.js"\]$/m);
  });
});

describe('RuntimeHandlerFunction', () => {
  function deployed(options: RuntimeHandlerFunctionOptions = {}, url?: string) {
    const api = proxied(url);
    const made = new RuntimeHandler(api, 'Handler', { api }).addFunction('Function', options);
    const assembly = App.of(api)!.synth();
    const template = Template.fromJSON(assembly.getStackByName('Test').template as object);
    const [code] = Object.values(template.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => (Properties as { Code: { S3Key: string } }).Code,
    );
    return { made, template, folder: path.join(assembly.directory, `asset.${String(code?.S3Key).replace('.zip', '')}`), assembly };
  }

  test('deploys the handler with a function URL that wants signatures', () => {
    const { template, folder } = deployed();
    template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.handler', Runtime: 'nodejs22.x', MemorySize: 512 });
    template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' });
    expect(readdirSync(folder).sort()).toEqual(lean);
  });

  test('is among the assets of the assembly', () => {
    const { assembly, folder } = deployed();
    const manifest = JSON.parse(readFileSync(path.join(assembly.directory, 'Test.assets.json'), 'utf8')) as {
      files: Record<string, { source: unknown }>;
    };
    expect(Object.values(manifest.files).map(({ source }) => source)).toContainEqual({ path: path.basename(folder), packaging: 'zip' });
  });

  test('streams where it is told to', () => {
    const { template } = deployed({ responseStreaming: true, functionUrlAuthType: FunctionUrlAuthType.NONE });
    template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.streaming' });
    template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' });
  });

  test('gets what only the deployment knows by its environment, beside what is given', () => {
    const parameter = (scope: RestApi) => new CfnParameter(Stack.of(scope), 'Endpoint').valueAsString;
    const api = newApi({ restApiName: 'Store' }, temporary());
    new HttpProxyResource(api.root, 'Proxy', { url: `https://${parameter(api)}/site`, cacheNamespace: 'store' });
    new RuntimeHandler(api, 'Handler', { api }).addFunction('Function', { environment: { STAGE: 'prod' } });
    const template = Template.fromJSON(App.of(api)!.synth().getStackByName('Test').template as object);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { VALUE_ENDPOINT: { Ref: 'Endpoint' }, STAGE: 'prod' } },
    });
  });

  test('of another stack than an API with such values is refused with what to do', () => {
    const api = newApi({ restApiName: 'Store' }, temporary());
    const endpoint = new CfnParameter(Stack.of(api), 'Endpoint').valueAsString;
    new HttpProxyResource(api.root, 'Proxy', { url: `https://${endpoint}/site`, cacheNamespace: 'store' });
    new RuntimeHandlerFunction(new Stack(App.of(api), 'Other'), 'Function', { api });
    expect(() => App.of(api)!.synth()).toThrow('put the function into the stack of the API');
  });

  describe('may invoke', () => {
    const lambdaOf = (api: RestApi, id: string) =>
      new LambdaFunction(Stack.of(api), id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('x') });

    /** Statements about invocations in the policies of a stack with a handler's function. */
    function invocations(declare: (api: RestApi) => void, options: RuntimeHandlerFunctionOptions = {}) {
      const api = newApi({ restApiName: 'Store' }, temporary());
      // Before the methods: what counts is the API as it is in the end.
      new RuntimeHandler(api, 'Handler', { api, allowUnsupported: true }).addFunction('Function', options);
      declare(api);
      const template = Template.fromJSON(App.of(api)!.synth().getStackByName('Test').template as object);
      return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => {
        const { PolicyDocument } = Properties as { PolicyDocument: { Statement: { Action: string; Effect: string; Resource: unknown }[] } };
        return PolicyDocument.Statement.filter(({ Action }) => JSON.stringify(Action).includes('lambda:'));
      });
    }

    test('the functions of integrations and authorizers, each once, and nothing else', () => {
      const statements = invocations((api) => {
        const pets = lambdaOf(api, 'Pets');
        const guard = lambdaOf(api, 'Guard');
        lambdaOf(api, 'Other');
        const authorizer = new TokenAuthorizer(api, 'Authorizer', { handler: guard });
        api.root.addMethod('GET', new LambdaIntegration(pets), { authorizer });
        api.root.addMethod('POST', new LambdaIntegration(pets, { proxy: false }));
        api.root.addMethod(
          'PUT',
          new LambdaIntegration(LambdaFunction.fromFunctionArn(api, 'Known', 'arn:aws:lambda:eu-west-1:1:function:known')),
        );
      });
      expect(statements).toEqual([
        {
          Action: 'lambda:InvokeFunction',
          Effect: 'Allow',
          Resource: [
            { 'Fn::GetAtt': [expect.stringMatching(/^Pets/), 'Arn'] },
            'arn:aws:lambda:eu-west-1:1:function:known',
            { 'Fn::GetAtt': [expect.stringMatching(/^Guard/), 'Arn'] },
          ],
        },
      ]);
    });

    test('the version or alias that is integrated, not the function', () => {
      const [statement] = invocations((api) => {
        api.root.addMethod('GET', new LambdaIntegration(lambdaOf(api, 'Pets').addAlias('live')));
      });
      expect(statement?.Resource).toEqual({ Ref: expect.stringMatching(/^PetsAliaslive/) as unknown });
    });

    test('nothing where the API has no functions', () => {
      expect(invocations((api) => api.root.addMethod('GET'))).toEqual([]);
    });

    test('what its own role lets it, where that role is not to be changed', () => {
      const statements = invocations((api) => api.root.addMethod('GET', new LambdaIntegration(lambdaOf(api, 'Pets'))), {
        role: Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::1:role/own', { mutable: false }),
      });
      expect(statements).toEqual([]);
    });

    test('through a role that is given', () => {
      const api = newApi({ restApiName: 'Store' }, temporary());
      const role = new Role(api, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
      api.root.addMethod('GET', new LambdaIntegration(lambdaOf(api, 'Pets')));
      new RuntimeHandler(api, 'Handler', { api }).addFunction('Function', { role });
      const template = Template.fromJSON(App.of(api)!.synth().getStackByName('Test').template as object);
      template.hasResourceProperties('AWS::IAM::Policy', { Roles: [{ Ref: Stack.of(api).getLogicalId(role.node.defaultChild as never) }] });
    });
  });

  test('has the same code in every synthesis', () => {
    expect(path.basename(deployed().folder)).toBe(path.basename(deployed().folder));
  });
});
