import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, type StackProps } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { DocumentLocation, HttpCustomIntegration, MappingTemplate, OpenApiRestApi } from '../../../lib';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { LocalApi } from '../../../lib/testing';
import { resourcesOf } from '../stack';

const url = 'https://petstore.example.com';

function newStack(props: StackProps = {}): Stack {
  return new Stack(new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) }), 'Test', props);
}

function newApi(documentLocation?: DocumentLocation, stack = newStack(), id = 'Api'): OpenApiRestApi {
  return new OpenApiRestApi(stack, id, { cloudWatchRole: false, documentLocation });
}

function addMethods(api: RestApi, count: number, endpoint = url): void {
  for (let index = 0; index < count; index++) {
    api.root.addResource(`r${index}`).addMethod('GET', new HttpCustomIntegration(`${endpoint}/${index}`));
  }
}

/** A few methods with as large a template as it takes. */
function addBytes(api: RestApi, bytes: number, endpoint = url): void {
  for (let rest = bytes; rest > 0; rest -= 200_000) {
    const templates = { 'application/json': MappingTemplate.inline(JSON.stringify('x'.repeat(Math.min(rest, 200_000)))) };
    api.root.addResource(`b${rest}`).addMethod('GET', new HttpCustomIntegration(endpoint, { request: { templates } }));
  }
}

/** Where the document of an API ended up, and what it is. */
function documentOf(stack: Stack, name = 'Api'): { readonly place: 'inline' | 'asset'; readonly document: Document } {
  const restApi = Object.values(resourcesOf(stack)).find(
    ({ Type, Properties }) => Type === 'AWS::ApiGateway::RestApi' && Properties['Name'] === name,
  );
  const { Body, BodyS3Location } = restApi!.Properties as { Body?: Document; BodyS3Location?: { Bucket: unknown; Key: string } };
  if (Body) return { place: 'inline', document: Body };
  const outdir = App.of(stack)!.outdir;
  const manifest = JSON.parse(readFileSync(join(outdir, 'Test.assets.json'), 'utf8')) as {
    files: Record<string, { source: { path: string; packaging: string }; destinations: Record<string, { objectKey: string }> }>;
  };
  const { source, destinations } = manifest.files[BodyS3Location!.Key.replace('.json', '')];
  expect(source.packaging).toBe('file');
  expect(Object.values(destinations).map(({ objectKey }) => objectKey)).toEqual([BodyS3Location!.Key]);
  return { place: 'asset', document: JSON.parse(readFileSync(join(outdir, source.path), 'utf8')) as Document };
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: { readonly 'x-amazon-apigateway-integration': { readonly uri: unknown } } }>>;
}

const uri = (document: Document, path: string) => document.paths[path].get['x-amazon-apigateway-integration'].uri;

test('a RestApi of 600 methods has too many resources; as one resource it synthesizes, with its document in the template', () => {
  const stock = new RestApi(newStack(), 'Api', { cloudWatchRole: false });
  addMethods(stock, 600);
  expect(() => resourcesOf(Stack.of(stock))).toThrow('is greater than allowed maximum of 500');

  const api = newApi();
  addMethods(api, 600);
  const { place, document } = documentOf(Stack.of(api));
  expect(place).toBe('inline');
  expect(Object.keys(document.paths)).toHaveLength(600);
});

test('what no template holds goes into a file asset, and the assembly can be read like the app', () => {
  const api = newApi();
  addMethods(api, 2_500);
  const { place, document } = documentOf(Stack.of(api));
  expect(place).toBe('asset');
  expect(Object.keys(document.paths)).toHaveLength(2_500);
  const { outdir } = App.of(api)!;
  const read = LocalApi.from(outdir);
  expect(read.methods.map(({ name }) => name)).toEqual(LocalApi.from(api).methods.map(({ name }) => name));
  expect(read.problems.map(({ rule }) => rule)).toEqual(['resources-near-limit']);
}, 60_000);

test('a document that just fits stays in the template', () => {
  const almostFull = () => {
    const api = newApi();
    addBytes(api, 990_000);
    return api;
  };
  const api = almostFull();
  expect(documentOf(Stack.of(api)).place).toBe('inline');
  const { length } = readFileSync(join(App.of(api)!.outdir, 'Test.template.json'));
  for (const [size, place] of [
    [999_000, 'inline'],
    [1_000_001, 'asset'],
  ] as const) {
    const padded = almostFull();
    // What metadata takes beside the text: ` "Metadata": {\n  "P": ""\n },\n`.
    Stack.of(padded).templateOptions.metadata = { P: 'x'.repeat(size - length - 29) };
    expect(documentOf(Stack.of(padded)).place).toBe(place);
    if (place === 'inline') expect(readFileSync(join(App.of(padded)!.outdir, 'Test.template.json'))).toHaveLength(size);
  }
});

test.each([
  [DocumentLocation.INLINE, 'inline'],
  [DocumentLocation.ASSET, 'asset'],
  [DocumentLocation.AUTOMATIC, 'inline'],
  [undefined, 'inline'],
])('the person may say where the document of a small API goes: %s', (location, place) => {
  const api = newApi(location);
  addMethods(api, 2);
  expect(documentOf(Stack.of(api)).place).toBe(place);
});

test('account, partition and region stay variables of the import in a file', () => {
  const stack = newStack();
  const api = newApi(DocumentLocation.ASSET, stack);
  addMethods(api, 1, `https://${stack.account}.${stack.partition}.${stack.region}.example.com`);
  expect(uri(documentOf(stack).document, '/r0')).toBe('https://${AWS::AccountId}.${AWS::Partition}.${AWS::Region}.example.com/0');
});

test('other values that only the deployment knows are refused by their places, and what to do instead is told', () => {
  const stack = newStack();
  const api = newApi(DocumentLocation.ASSET, stack);
  const balancer = new CfnResource(stack, 'Balancer', { type: 'Test::Balancer' });
  addMethods(api, 5, `https://${balancer.getAtt('DNSName').toString()}`);
  expect(() => resourcesOf(stack)).toThrow(
    /the document of the API goes into a file asset, and a file cannot hold values that only the deployment knows: \/paths\/~1r0\/get\/x-amazon-apigateway-integration\/uri, which is \{"Fn::Join":.*; and 2 more\. set documentLocation to DocumentLocation\.SUBSTITUTED_ASSET, .*; or give them values that synth knows/,
  );
});

test('values of secrets and parameters are among them', () => {
  const api = newApi(DocumentLocation.ASSET);
  addMethods(api, 1, 'https://{{resolve:ssm:/pets/host}}');
  expect(() => resourcesOf(Stack.of(api))).toThrow(
    /x-amazon-apigateway-integration\/uri, which is "https:\/\/\{\{resolve:ssm:\/pets\/host\}\}\/0"/,
  );
});

describe('a document of more than a template holds', () => {
  const overflowing = (count: number, props: StackProps) => {
    const api = newApi(DocumentLocation.INLINE, newStack(props));
    addMethods(api, count);
    addBytes(api, 400_000);
    return api;
  };

  test('is refused inline, with every remedy', () => {
    expect(() => resourcesOf(Stack.of(overflowing(1_500, {})))).toThrow(
      /the template has \d{7} bytes, and CloudFormation takes 1000000: set suppressTemplateIndentation on the stack, with which it has about \d{6}, or leave documentLocation out/,
    );
  }, 60_000);

  test('fits without indentation', () => {
    expect(documentOf(Stack.of(overflowing(1_500, { suppressTemplateIndentation: true }))).place).toBe('inline');
  }, 60_000);

  test('counts all APIs of a template', () => {
    const stack = newStack();
    for (const id of ['Api', 'Other']) addBytes(newApi(undefined, stack, id), 600_000);
    expect([documentOf(stack, 'Api').place, documentOf(stack, 'Other').place].sort()).toEqual(['asset', 'inline']);
  }, 60_000);
});

test('a document of more than the service imports is refused', () => {
  const api = newApi();
  addBytes(api, 7_000_000);
  expect(() => resourcesOf(Stack.of(api))).toThrow(
    /the document of the API has 7\d{6} bytes, and the service imports 6291456: divide the API into several/,
  );
});

test('a file asset is the same for the same API', () => {
  const key = () => {
    const api = newApi(DocumentLocation.ASSET);
    addMethods(api, 3);
    expect(readConstruct(api)[0].definition.resources).toHaveLength(4);
    return JSON.stringify(Object.values(resourcesOf(Stack.of(api)))[0].Properties['BodyS3Location']);
  };
  expect(key()).toBe(key());
});

describe('a member that CDK loses in a template', () => {
  const withMember = (documentLocation?: DocumentLocation) => {
    const file = join(mkdtempSync(join(tmpdir(), 'document-')), 'pets.json');
    const schemas = '{"Pet": {"type": "object", "properties": {"__proto__": {"type": "string"}}}}';
    writeFileSync(file, `{"openapi": "3.0.1", "info": {"title": "Api"}, "paths": {}, "components": {"schemas": ${schemas}}}`);
    const api = OpenApiRestApi.fromDocument(newStack(), 'Api', file, { cloudWatchRole: false, documentLocation });
    addMethods(api, 1);
    return Stack.of(api);
  };

  test('sends the document into a file', () => {
    const { place, document } = documentOf(withMember());
    expect(place).toBe('asset');
    expect(JSON.stringify(document)).toContain('"__proto__":{"type":"string"}');
  });

  test('is refused inline', () => {
    expect(() => resourcesOf(withMember(DocumentLocation.INLINE))).toThrow(
      /a member named __proto__, which CDK loses in a template: leave documentLocation out/,
    );
  });
});
