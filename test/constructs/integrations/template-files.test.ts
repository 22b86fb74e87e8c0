import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { type CfnMethod, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HttpCustomIntegration, LambdaCustomIntegration, MappingTemplate, MockTemplateIntegration, OpenApiRestApi } from '../../../lib';
import type { ContentTemplate } from '../../../lib/definition';
import { LocalApi } from '../../../lib/testing';
import { cdkMessage, compactDiagnostics, prettyDiagnostics } from '../../../lib/validation';
import { newApi } from '../stack';

const order = `{\n  "id": $input.json('$.id'),\n  "note": "$input.json('$.note')"\n}\n`;
const problem = `{"error": $input.json('$.msg')}\n`;

/** A fresh folder with the templates in it. */
function templateFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
  mkdirSync(path.join(folder, 'vtl'));
  writeFileSync(path.join(folder, 'vtl', 'order.vtl'), order);
  writeFileSync(path.join(folder, 'vtl', 'pet-error.vtl'), problem);
  return path.join(folder, 'vtl');
}

const folder = templateFolder();

function orders(api: RestApi, from = folder) {
  const json = (name: string) => ({ 'application/json': MappingTemplate.fromFile(path.join(from, name)) });
  return api.root.addResource('orders').addMethod(
    'POST',
    new HttpCustomIntegration('https://orders.example.com/', {
      request: { templates: { ...json('order.vtl'), 'application/xml': MappingTemplate.inline('<x/>') } },
      responses: [
        { statusCode: '200' },
        { statusCode: '404', selectionPattern: '404', templates: json('pet-error.vtl') },
        { statusCode: '500', selectionPattern: '5..', templates: { 'application/json': MappingTemplate.inline('{}') } },
      ],
    }),
  );
}

/** Every template of the API with the file that it is from, as `contentType file`. */
function files(api: RestApi): readonly string[] {
  const told = ({ contentType, origin: { file, start } }: ContentTemplate) =>
    `${contentType} ${file === undefined ? '-' : `${path.posix.basename(file)}:${start?.line}:${start?.column}`}`;
  return LocalApi.from(api).definition.resources.flatMap(({ methods }) =>
    methods.flatMap(({ integration }) => [
      ...(integration?.requestTemplates ?? []).map(told),
      ...(integration?.integrationResponses ?? []).flatMap(({ responseTemplates }) => responseTemplates.map(told)),
    ]),
  );
}

test('templates carry the files that they were read from, and no others do', () => {
  const api = newApi();
  orders(api);
  expect(files(api)).toEqual([
    'application/json order.vtl:1:1',
    'application/xml -',
    'application/json pet-error.vtl:1:1',
    'application/json -',
  ]);
});

test('so do those of functions and mocks', () => {
  const api = newApi();
  const template = { 'application/json': MappingTemplate.fromFile(path.join(folder, 'pet-error.vtl')) };
  const handler = new LambdaFunction(Stack.of(api), 'F', {
    runtime: Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: Code.fromInline('//'),
  });
  api.root.addMethod('GET', new LambdaCustomIntegration(handler, { request: { templates: template } }));
  api.root.addMethod('POST', new MockTemplateIntegration({ responses: [{ statusCode: '200', templates: template }] }));
  expect(files(api)).toEqual(['application/json pet-error.vtl:1:1', 'application/json -', 'application/json pet-error.vtl:1:1']);
});

test('a template that is overridden later is the file’s no more', () => {
  const api = newApi();
  const method = orders(api).node.defaultChild as CfnMethod;
  method.addPropertyOverride('Integration.RequestTemplates', { 'application/json': '{}' });
  expect(files(api)[0]).toBe('application/json -');
});

test('they are kept beside TLS settings, in an API that deploys as a document', () => {
  const stack = new Stack(new App(), 'Test');
  const api = new OpenApiRestApi(stack, 'Api', { cloudWatchRole: false });
  api.root.addMethod(
    'POST',
    new HttpCustomIntegration('https://orders.example.com/', {
      tlsInsecureSkipVerification: true,
      request: { templates: { 'application/json': MappingTemplate.fromFile(path.join(folder, 'order.vtl')) } },
    }),
  );
  expect(files(api)).toEqual(['application/json order.vtl:1:1']);
  const [root] = LocalApi.from(api).definition.resources;
  expect(root?.methods[0]?.integration?.tlsConfig).toEqual({ insecureSkipVerification: true });
});

test('cards name them', () => {
  const api = newApi();
  orders(api);
  const card = LocalApi.from(api).method('POST /orders').describe();
  expect(card).toMatch(/application\/json {2}template order \(4 lines, [0-9a-f]{4}\)/);
  expect(card).toMatch(/404 ← 404 {9}application\/json {2}template pet-error \(1 line, [0-9a-f]{4}\)/);
  expect(card).not.toContain(folder);
});

test('nothing that is deployed knows them: equal templates of two folders give equal assemblies', () => {
  const [one, other] = [folder, templateFolder()].map((from) => {
    const api = newApi({}, mkdtempSync(path.join(tmpdir(), 'assembly-')));
    orders(api, from);
    const { directory } = (Stack.of(api).node.root as App).synth({ validateOnSynthesis: false, skipValidation: true });
    return readdirSync(directory)
      .filter((name) => name.endsWith('.template.json'))
      .sort()
      .map((name) => [name, readFileSync(path.join(directory, name), 'utf8')]);
  });
  expect(one).toEqual(other);
  expect(JSON.stringify(one)).not.toContain('order.vtl');
});

test('an assembly notes them for who reads it', () => {
  const outdir = mkdtempSync(path.join(tmpdir(), 'assembly-'));
  // As CDK's command line sets it.
  const app = new App({ outdir, context: { 'aws:cdk:enable-path-metadata': true } });
  const api = new RestApi(new Stack(app, 'Test'), 'Api', { cloudWatchRole: false });
  orders(api);
  app.synth({ skipValidation: true });
  const read = LocalApi.from(outdir);
  expect(read.describe()).toBe(LocalApi.from(api).describe());
  expect(compactDiagnostics(read.problems)).toContain(`${path.relative(process.cwd(), path.join(folder, 'order.vtl'))}:3:12 `);
  expect(read.describe()).toContain('template pet-error (1 line');
  expect(readFileSync(path.join(outdir, 'manifest.json'), 'utf8')).not.toContain(`"${folder}`);
});

describe('a mistake in a template', () => {
  const file = path.relative(process.cwd(), path.join(folder, 'order.vtl')).replaceAll(path.sep, '/');
  const api = newApi();
  orders(api);
  const problems = LocalApi.from(api).problems.filter(({ rule }) => rule === 'template-output-not-json');

  test('frames the lines of its file', () => {
    const readSource = (name: string) => (name === file ? order : undefined);
    for (const options of [{ readSource }, {}]) {
      const [block] = prettyDiagnostics(problems, options).split('\n\n  ').slice(1);
      const lines =
        `${file}:3:12\n  2  │   "id": $input.json('$.id'),\n  3  │   "note": "$input.json('$.note')"\n     │            ^^^^^^^^^^^^^^^^^^^^^`.split(
          '\n',
        );
      const shown = (block ?? '').split('\n');
      const first = shown.findIndex((line) => line.includes(lines[0]));
      // What the template prints stands beside these lines where the width allows it, which hangs on the folder's name.
      expect(
        shown.slice(first, first + lines.length).map((line, index) => line.slice(0, index === 0 ? undefined : lines[index].length)),
      ).toEqual([expect.stringContaining(lines[0]), ...lines.slice(1)]);
      expect(block).not.toContain('request template');
    }
  });

  test('is named with file, line and column where there are no frames', () => {
    expect(compactDiagnostics(problems)).toContain(`${file}:3:12 `);
    expect(problems.map(cdkMessage).join('\n')).toContain(
      `request template for application/json (${file}:3:12): "note": "$input.json('$.note')"`,
    );
  });
});
