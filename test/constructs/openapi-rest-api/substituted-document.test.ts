import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  type AppProps,
  Aspects,
  Aws,
  CfnCondition,
  CfnParameter,
  CfnResource,
  Fn,
  Lazy,
  NestedStack,
  Stack,
  Stage,
  Tags,
  Token,
} from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DocumentLocation, HttpCustomIntegration, MappingTemplate, OpenApiRestApi, type OpenApiRestApiProps } from '../../../lib';
import { readOpenApi } from '../../../lib/readers';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { LocalApi } from '../../../lib/testing';
import { readPath } from '../../../lib/testing/sources/document-source';
import { resourcesOf } from '../stack';
import { deployedDocument, evaluated, hasPython, type Resources } from './deployed/deployed-document';

const url = 'https://petstore.example.com';

function newStack(props: AppProps = {}): Stack {
  return new Stack(new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')), ...props }), 'Test');
}

function newApi(props: OpenApiRestApiProps = {}, stack = newStack()): OpenApiRestApi {
  return new OpenApiRestApi(stack, 'Api', { cloudWatchRole: false, documentLocation: DocumentLocation.SUBSTITUTED_ASSET, ...props });
}

const lambda = (stack: Stack, id = 'Handle') =>
  new LambdaFunction(stack, id, { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X });

const resources = (stack: Stack) => resourcesOf(stack) as Resources;

const ofType = (all: Resources, type: string) => Object.entries(all).filter(([, { Type }]) => Type === type);

const outdir = (stack: Stack) => App.of(stack)!.outdir;

/** Logical ids that a resource waits for. */
function waitsFor(all: Resources, id: string): ReadonlySet<string> {
  const text = JSON.stringify(all[id]);
  return new Set(Object.keys(all).filter((other) => other !== id && new RegExp(`"${other}["}.]|\\$\\{${other}[}.]`).test(text)));
}

/** Everything that has to be there before. */
function before(all: Resources, id: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const other of waitsFor(all, id)) {
    if (seen.has(other)) continue;
    seen.add(other);
    before(all, other, seen);
  }
  return seen;
}

test('the deployment makes the document, and the API waits for it', () => {
  const api = newApi();
  const stack = Stack.of(api);
  api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
  const all = resources(stack);
  const [[apiId, restApi]] = ofType(all, 'AWS::ApiGateway::RestApi');
  const [[deploymentId, deployment]] = ofType(all, 'Custom::CDKBucketDeployment');
  const [[versionId, version]] = ofType(all, 'Custom::DocumentVersion');
  const [[bucketId, bucket]] = ofType(all, 'AWS::S3::Bucket');
  expect(restApi.Properties).toEqual({
    Name: 'Api',
    BodyS3Location: {
      Bucket: { Ref: bucketId },
      Key: `${String(deployment.Properties['DestinationBucketKeyPrefix'])}/openapi.json`,
      Version: { 'Fn::GetAtt': [versionId, 'VersionId'] },
    },
  });
  expect(bucket.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
  expect(deployment.Properties).toMatchObject({ DestinationBucketName: { Ref: bucketId }, SourceMarkersConfig: [{ jsonEscape: true }] });
  // The version is asked for again whenever the file or a value is another.
  const { SourceObjectKeys: keys, SourceMarkers: markers } = deployment.Properties as {
    SourceObjectKeys: string[];
    SourceMarkers: unknown[];
  };
  expect(version.Properties['Of']).toEqual({ Document: keys[0], Values: markers[0] });
  expect(version.DependsOn).toContain(deploymentId);
  expect(before(all, apiId)).toContain(deploymentId);
  expect(Object.keys(all).filter((id) => before(all, id).has(id))).toEqual([]);
});

/** Methods, authorizers and models whose values the deployment alone knows. */
function addEverything(api: OpenApiRestApi): void {
  const stack = Stack.of(api);
  const handler = lambda(stack);
  const authorizer = new apigateway.TokenAuthorizer(stack, 'Token', { handler: lambda(stack, 'Authorize') });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  const balancer = new CfnResource(stack, 'Balancer', { type: 'Test::Balancer' });
  const host = balancer.getAtt('DNSName').toString();
  api.root.addMethod('GET', new apigateway.LambdaIntegration(handler), { authorizer });
  const pets = api.root.addResource('pets');
  pets.addMethod('GET', new HttpCustomIntegration(`https://${host}/pets`));
  pets.addMethod(
    'POST',
    new apigateway.AwsIntegration({ service: 'sqs', path: `${stack.account}/queue`, options: { credentialsRole: role } }),
  );
  api.addGatewayResponse('Missing', {
    type: apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN,
    templates: { 'application/json': `{"see": "https://${host}/\\"docs\\""}` },
  });
}

(hasPython ? describe : describe.skip)('as the handler of the CDK makes it (wants python3)', () => {
  const hostile = [
    'say "hi"',
    'C:\\temp\\',
    'two\nlines',
    '</script>',
    '${AWS::Region} $1 \\1',
    'größer 🐕',
    '{"a": [1, "b"]}',
    '',
    '<<marker',
  ];

  test.each(hostile)('a value of %j does no harm to the document', (value) => {
    const stack = newStack();
    const host = new CfnParameter(stack, 'Host');
    const api = newApi({}, stack);
    const templates = { 'application/json': MappingTemplate.inline(`{"host": "${host.valueAsString}", "again": "${host.valueAsString}"}`) };
    api.root.addMethod('GET', new HttpCustomIntegration(`https://a.example.com/${host.valueAsString}/b`, { request: { templates } }));
    const text = deployedDocument(resources(stack), outdir(stack), { Host: value });
    const { integration } = readOpenApi(text).definition.resources[0].methods[0];
    expect(integration).toMatchObject({
      uri: `https://a.example.com/${value}/b`,
      requestTemplates: [{ template: `{"host": "${value}", "again": "${value}"}` }],
    });
  });

  test('the service imports what it would find in the template', () => {
    const make = (documentLocation: DocumentLocation) => {
      const stack = newStack();
      const api = newApi({ documentLocation }, stack);
      addEverything(api);
      return { stack, all: resources(stack) };
    };
    const inline = make(DocumentLocation.INLINE);
    const [[, { Properties }]] = ofType(inline.all, 'AWS::ApiGateway::RestApi');
    const substituted = make(DocumentLocation.SUBSTITUTED_ASSET);
    expect(JSON.parse(deployedDocument(substituted.all, outdir(substituted.stack), {}))).toEqual(evaluated(Properties['Body'], {}));
  });

  test('numbers, lists and references to parameters are written as JSON has them', () => {
    const stack = newStack();
    const timeout = new CfnParameter(stack, 'Timeout', { type: 'Number' });
    const actions = new CfnParameter(stack, 'Actions', { type: 'CommaDelimitedList' });
    const api = newApi({}, stack);
    const method = api.root.addMethod('GET', new apigateway.HttpIntegration('https://{{resolve:ssm:/pets/host}}/pets'));
    (method.node.defaultChild as apigateway.CfnMethod).addPropertyOverride('Integration.TimeoutInMillis', timeout.valueAsNumber);
    (api.node.defaultChild as apigateway.CfnRestApi).policy = {
      Statement: [{ Effect: 'Allow', Principal: '*', Action: actions.valueAsList, Resource: Fn.split('|', Fn.importValue('R')) }],
    };
    const values = { Timeout: 5000, Actions: ['execute-api:Invoke', 'a"b'], '{{resolve:ssm:/pets/host}}': 'a"b' };
    const document = JSON.parse(deployedDocument(resources(stack), outdir(stack), values)) as Record<string, unknown>;
    expect(document).toMatchObject({
      paths: { '/': { get: { 'x-amazon-apigateway-integration': { timeoutInMillis: 5000, uri: 'https://a"b/pets' } } } },
    });
  });

  test('a document without such values is deployed as it stands', () => {
    const api = newApi();
    api.root.addMethod('GET', new HttpCustomIntegration(url));
    const text = deployedDocument(resources(Stack.of(api)), outdir(Stack.of(api)), {});
    expect(readOpenApi(text).definition.resources[0].methods[0].integration).toMatchObject({ uri: url });
  });

  test('a document that says what a marker looks like gets others', () => {
    const stack = newStack();
    const host = new CfnParameter(stack, 'Host');
    const api = newApi({}, stack);
    api.root.addMethod('GET', new HttpCustomIntegration(`https://a.example.com/<<marker:text:0>>/${host.valueAsString}`));
    const text = deployedDocument(resources(stack), outdir(stack), { Host: 'pets' });
    expect(readOpenApi(text).definition.resources[0].methods[0].integration).toMatchObject({
      uri: 'https://a.example.com/<<marker:text:0>>/pets',
    });
  });
});

test('the assembly is read as the app is', () => {
  const stack = newStack();
  const api = newApi({}, stack);
  addEverything(api);
  resources(stack);
  const [{ definition }] = readPath(outdir(stack));
  const inline = newStack();
  const other = newApi({ documentLocation: DocumentLocation.INLINE }, inline);
  addEverything(other);
  resources(inline);
  const strip = (of: object) => JSON.stringify(of, (name, value: unknown) => (name === 'origin' ? undefined : value));
  expect(strip(definition)).toBe(strip(readPath(outdir(inline))[0].definition));
  expect(definition.resources.map(({ path, methods }) => [path, methods.length])).toEqual(
    readConstruct(api)[0].definition.resources.map(({ path, methods }) => [path, methods.length]),
  );
  const assembly = LocalApi.from(outdir(stack));
  expect(assembly.methods.map(({ name }) => name)).toEqual(LocalApi.from(api).methods.map(({ name }) => name));
  expect(assembly.problems.map(({ rule }) => rule)).toEqual(LocalApi.from(api).problems.map(({ rule }) => rule));
});

describe('what the deployment cannot put into a document is told by its place', () => {
  const secret = '{{resolve:secretsmanager:pets:SecretString:host}}';
  test.each<readonly [what: string, uri: (stack: Stack) => string, told: RegExp]>([
    ['a secret', () => `https://${secret}`, /paths\/~1\/get\/x-amazon-apigateway-integration\/uri, which is "https:.*secretsmanager/],
    ['a choice of nothing', () => Fn.conditionIf('Beta', url, Aws.NO_VALUE).toString(), /uri, which is \{"Fn::If":\["Beta"/],
    ['a transform', () => Fn.transform('Macro', {}).toString(), /uri, which is \{"Fn::Transform"/],
  ])('%s', (_what, uri, told) => {
    const stack = newStack();
    new CfnCondition(stack, 'Beta', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
    const api = newApi({}, stack);
    const method = api.root.addMethod('GET', new apigateway.HttpIntegration(url));
    (method.node.defaultChild as apigateway.CfnMethod).addPropertyOverride('Integration.Uri', uri(stack));
    expect(() => resources(stack)).toThrow(told);
    expect(() => resources(stack)).toThrow(/neither secrets, nor objects and lists that hold other than texts, nor the absence of a value/);
  });

  test('a choice between objects of numbers', () => {
    const stack = newStack();
    new CfnCondition(stack, 'Beta', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
    const api = newApi({}, stack);
    api.root.addMethod('GET', new apigateway.HttpIntegration(url));
    const properties = Token.asAny(Fn.conditionIf('Beta', { a: { maxLength: 5 } }, { a: { maxLength: 6 } })) as unknown as Record<
      string,
      never
    >;
    api.addModel('Pet', { modelName: 'Pet', schema: { type: apigateway.JsonSchemaType.OBJECT, properties } });
    expect(() => resources(stack)).toThrow(/components\/schemas\/Pet\/properties\/value, which is \{"Fn::If"/);
  });
});

describe('without a choice of its place', () => {
  const flag = { '@aws-cdk/core:aspectStabilization': true };
  const overflowing = (props: AppProps, { tokens }: { readonly tokens: boolean }) => {
    const stack = newStack(props);
    const api = newApi({ documentLocation: undefined }, stack);
    for (let index = 0; index < 6; index++) {
      const templates = { 'application/json': MappingTemplate.inline(JSON.stringify(`${index}`.repeat(200_000))) };
      api.root.addResource(`r${index}`).addMethod('GET', new HttpCustomIntegration(url, { request: { templates } }));
    }
    if (tokens) api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
    return stack;
  };

  test.each([{}, flag])('a document that overflows the template and holds such values is substituted, and that is told (%j)', (context) => {
    const stack = overflowing({ context }, { tokens: true });
    Tags.of(stack).add('owner', 'pets');
    iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'));
    const all = resources(stack);
    expect(ofType(all, 'Custom::CDKBucketDeployment')).toHaveLength(1);
    Annotations.fromStack(stack).hasWarning(
      '/Test/Api',
      Match.stringLikeRegexp('would have \\d{7} bytes.*a bucket and functions of the CDK.*DocumentLocation.SUBSTITUTED_ASSET'),
    );
    // What was added is under the same aspects as all else.
    const roles = ofType(all, 'AWS::IAM::Role');
    expect(roles.length).toBeGreaterThan(3);
    expect(roles.filter(([, { Properties }]) => Properties['PermissionsBoundary'] === undefined)).toEqual([]);
    // CDK has no tags for the role of the function that empties a bucket.
    const tagged = roles.filter(([, { Properties }]) => JSON.stringify(Properties['Tags']) === '[{"Key":"owner","Value":"pets"}]');
    expect(tagged).toHaveLength(roles.length - 1);
    expect(Object.keys(resources(stack))).toEqual(Object.keys(all));
  });

  test('so is one whose name is such a value', () => {
    const stack = overflowing({}, { tokens: false });
    const api = stack.node.findChild('Api').node.defaultChild as apigateway.CfnRestApi;
    api.name = new CfnParameter(stack, 'Name').valueAsString;
    const [[, deployment]] = ofType(resources(stack), 'Custom::CDKBucketDeployment');
    expect(Object.values((deployment.Properties['SourceMarkers'] as object[])[0])).toEqual([{ Ref: 'Name' }]);
  });

  test.each(['object', 'file'])('so is one that the API began with, as an %s', (form) => {
    const stack = newStack();
    const operation = (index: number) => ({
      responses: {},
      'x-amazon-apigateway-integration': {
        type: 'http_proxy',
        httpMethod: 'GET',
        uri: { 'Fn::ImportValue': 'Host' },
        requestTemplates: { 'application/json': `${index}`.repeat(200_000) },
      },
    });
    const paths = Object.fromEntries([0, 1, 2, 3, 4, 5].map((index) => [`/r${index}`, { get: operation(index) }]));
    const document = { openapi: '3.0.1', info: { title: 'Api' }, paths };
    const file = join(mkdtempSync(join(tmpdir(), 'document-')), 'pets.json');
    writeFileSync(file, JSON.stringify(document));
    OpenApiRestApi.fromDocument(stack, 'Api', form === 'file' ? file : document, { cloudWatchRole: false });
    const [[, deployment]] = ofType(resources(stack), 'Custom::CDKBucketDeployment');
    expect(Object.values((deployment.Properties['SourceMarkers'] as object[])[0])).toEqual([{ 'Fn::ImportValue': 'Host' }]);
  });

  test('looking at the stack early freezes nothing that aspects change later', () => {
    const stack = overflowing({}, { tokens: true });
    let name = 'early';
    const late = new CfnResource(stack, 'Late', { type: 'Test::Late', properties: { Name: Lazy.any({ produce: () => name }) } });
    Aspects.of(late).add({ visit: () => (name = 'late') });
    expect(resources(stack)['Late'].Properties).toEqual({ Name: 'late' });
  });

  test('it is a plain file where the import needs nothing else, and stays in the template where it fits', () => {
    const file = resources(overflowing({}, { tokens: false }));
    expect(ofType(file, 'AWS::S3::Bucket')).toEqual([]);
    const stack = newStack();
    const small = newApi({ documentLocation: undefined }, stack);
    addEverything(small);
    expect(ofType(resources(stack), 'AWS::S3::Bucket')).toEqual([]);
    expect(Annotations.fromStack(stack).findWarning('/Test/Api', Match.stringLikeRegexp('CloudFormation takes'))).toEqual([]);
  });
});

describe('where it is deployed', () => {
  test('a bucket of the person may take the document, with its key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const documentBucket = new Bucket(stack, 'Documents', { versioned: true, encryptionKey });
    const api = newApi({ documentBucket }, stack);
    api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
    const all = resources(stack);
    expect(ofType(all, 'AWS::S3::Bucket')).toHaveLength(1);
    expect(ofType(all, 'Custom::S3AutoDeleteObjects')).toEqual([]);
    const [[, deployment]] = ofType(all, 'Custom::CDKBucketDeployment');
    expect(deployment.Properties).toMatchObject({
      RetainOnDelete: false,
      DestinationBucketKeyPrefix: expect.stringMatching(/^Test-Api-/) as unknown,
    });
    expect(JSON.stringify(ofType(all, 'AWS::IAM::Policy'))).toContain('"Action":"kms:Decrypt"');
  });

  test('a bucket without versions is refused', () => {
    const stack = newStack();
    const api = newApi({ documentBucket: new Bucket(stack, 'Documents') }, stack);
    api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
    expect(() => resources(stack)).toThrow(/Test\/Documents, the documentBucket, has no versions.*versioned: true/);
  });

  test('a bucket that nothing is put into is refused', () => {
    const stack = newStack();
    const documentBucket = Bucket.fromBucketName(stack, 'Documents', 'documents');
    expect(() => newApi({ documentBucket, documentLocation: DocumentLocation.INLINE }, stack)).toThrow(
      /documentBucket takes the document where documentLocation is DocumentLocation.SUBSTITUTED_ASSET/,
    );
  });

  test('several APIs of a stack share the functions, and have a document each', () => {
    const stack = newStack();
    const handler = lambda(stack);
    for (const id of ['One', 'Two']) {
      const api = new OpenApiRestApi(stack, id, { cloudWatchRole: false, documentLocation: DocumentLocation.SUBSTITUTED_ASSET });
      api.root.addMethod('GET', new apigateway.LambdaIntegration(handler));
    }
    const all = resources(stack);
    const keys = ofType(all, 'AWS::ApiGateway::RestApi').map(([, { Properties }]) => Properties['BodyS3Location'] as { Key: string });
    expect(new Set(keys.map(({ Key: key }) => key)).size).toBe(2);
    // The handler of methods, and those of deploying, asking and emptying.
    expect(ofType(all, 'AWS::Lambda::Function')).toHaveLength(4);
    expect(readPath(outdir(stack)).map(({ definition }) => definition.resources[0].methods.length)).toEqual([1, 1]);
  });

  test('functions of another stack are imported by the stack of the API', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
    const handler = lambda(new Stack(app, 'Functions'));
    const stack = new Stack(app, 'Test');
    const api = newApi({}, stack);
    api.root.addMethod('GET', new apigateway.LambdaIntegration(handler));
    const [[, deployment]] = ofType(resources(stack), 'Custom::CDKBucketDeployment');
    const [markers] = deployment.Properties['SourceMarkers'] as Record<string, unknown>[];
    expect(Object.values(markers)).toContainEqual({
      'Fn::ImportValue': expect.stringMatching(/^Functions:ExportsOutputFnGetAttHandle/) as unknown,
    });
    expect(stack.dependencies.map(({ node }) => node.id)).toEqual(['Functions']);
  });

  test('a nested stack in a stage of the app', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
    const stack = new Stack(new Stage(app, 'Beta'), 'Test');
    const nested = new NestedStack(stack, 'Nested');
    const api = newApi({}, nested);
    api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
    const [[, deployment]] = ofType(resources(nested), 'Custom::CDKBucketDeployment');
    const [markers] = deployment.Properties['SourceMarkers'] as Record<string, unknown>[];
    expect(Object.values(markers)).toContainEqual({ Ref: expect.stringMatching(/^referenceto.*Handle/) as unknown });
    const [{ definition }] = readPath(join(app.outdir, 'assembly-Beta'));
    expect(definition.resources[0].methods).toHaveLength(1);
  });
});

test('a document of more than the service imports is refused', () => {
  const api = newApi();
  for (let index = 0; index < 35; index++) {
    const templates = { 'application/json': MappingTemplate.inline(JSON.stringify('x'.repeat(200_000))) };
    api.root.addResource(`r${index}`).addMethod('GET', new HttpCustomIntegration(url, { request: { templates } }));
  }
  expect(() => resources(Stack.of(api))).toThrow(/the document of the API has 7\d{6} bytes, and the service imports 6291456/);
});
