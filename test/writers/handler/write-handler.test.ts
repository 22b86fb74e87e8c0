import { runInThisContext } from 'node:vm';
import { type ApiDefinition, type Integration, type Json, jsonDocument, unresolved, type Value } from '../../../lib/definition';
import { createVariables } from '../../../lib/mapping';
import type { CompiledApi } from '../../../lib/runtime/compiled-api';
import { modelCompiler } from '../../../lib/runtime/model-compiler';
import { templateLibrary } from '../../../lib/runtime/template-library';
import { type WriteHandlerOptions, writeHandler } from '../../../lib/writers/handler';
import { api, integration, method, resource } from '../definitions';

const origin = {};

function proxyTo(uri: Value<string>, members: Partial<Integration> = {}): ApiDefinition {
  return api({ resources: [resource('/pets', method({ integration: { ...integration, uri, ...members } }))] });
}

/** What `api.js` exports, and what it makes of its values. */
function compiled(definition: ApiDefinition, values: readonly string[] = [], options: WriteHandlerOptions = {}) {
  const written = writeHandler(definition, options);
  const content = written.files.find(({ path }) => path === 'api.js')?.content as string;
  const exports = {} as CompiledApi;
  const run = runInThisContext(`(function (exports) {${content}})`) as (exports: CompiledApi) => void;
  run(exports);
  return { ...written, content, exports, parts: exports.create(values, templateLibrary) };
}

const nlb = unresolved({ 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Nlb', 'DNSName'] }, ':8080/', { Ref: 'AWS::Region' }]] });

test('what synth cannot know is read at start, in the middle of texts, and known values are not', () => {
  const { exports, parts, values } = compiled(proxyTo(nlb), ['nlb.example.com', 'eu-west-1']);
  expect(exports.values).toEqual([
    { variable: 'VALUE_NLB_DNSNAME', meaning: 'Nlb.DNSName' },
    { variable: 'AWS_REGION', meaning: 'AWS::Region', fallback: 'us-east-1' },
  ]);
  expect(values[0]).toMatchObject({ variable: 'VALUE_NLB_DNSNAME', intrinsic: { 'Fn::GetAtt': ['Nlb', 'DNSName'] } });
  expect(parts.plan.methods[0]?.integration.target).toEqual({ kind: 'http', uri: ['http://nlb.example.com:8080/eu-west-1'] });
});

test('a value that is given at synth stands in the file', () => {
  const values = ({ unresolved }: { unresolved: unknown }) => (JSON.stringify(unresolved).startsWith('{"Fn::GetAtt') ? 'known' : undefined);
  expect(compiled(proxyTo(nlb), ['eu-west-1'], { values }).parts.plan.methods[0]?.integration.target).toEqual({
    kind: 'http',
    uri: ['http://known:8080/eu-west-1'],
  });
});

test('names of values that would be one environment variable are told apart', () => {
  const both = { unresolved: { 'Fn::Sub': 'http://${A.B}/${A_B}' } };
  expect(compiled(proxyTo(both), ['', '']).exports.values.map(({ variable }) => variable)).toEqual(['VALUE_A_B', 'VALUE_A_B_2']);
});

test('a value may hold any character, and so may the text around it', () => {
  const odd = { unresolved: { 'Fn::Join': ['', ['http://x/"\\\u2028', { Ref: 'A' }, '"']] } };
  expect(compiled(proxyTo(odd), ['"v\\']).parts.plan.methods[0]?.integration.target).toEqual({
    kind: 'http',
    uri: ['http://x/"\\\u2028"v\\"'],
  });
});

test('the mark of a value is no word of the definition', () => {
  const uri = { unresolved: { 'Fn::Sub': 'http://deployvalue0x/${A}/deployvaluez0x' } };
  expect(compiled(proxyTo(uri), ['a']).parts.plan.methods[0]?.integration.target).toEqual({
    kind: 'http',
    uri: ['http://deployvalue0x/a/deployvaluez0x'],
  });
});

test('values are read in templates, too, as text and in directives', () => {
  const template = { unresolved: { 'Fn::Sub': '#set($t = "${Table}")table ${Table} $t' } };
  const { parts } = compiled(
    proxyTo('http://x', { type: 'HTTP', requestTemplates: [{ contentType: 'application/json', template, origin }] }),
    ['pets"'],
  );
  const variables = createVariables({ path: [], querystring: [], header: [], context: {}, stageVariables: [] });
  expect(Object.values(parts.templates)[0]?.(variables)).toBe('table pets" pets"');
});

test('a value that decides what is compiled is told, as it would come too late', () => {
  const { warnings } = compiled(proxyTo('http://x', { timeoutInMillis: { unresolved: { Ref: 'Timeout' } } }), ['']);
  expect(warnings).toEqual(['Timeout is not known at synth and stands where a handler cannot take it later: give its value at synth.']);
});

test('methods that the handler does not run are told', () => {
  const definition = api({ resources: [resource('/pets', method({ authorizationType: 'AWS_IAM' }))] });
  expect(compiled(definition).warnings).toEqual([
    'GET /pets: the handler verifies signatures for AWS_IAM, and starts once CALLERS names a file of those who may sign.',
  ]);
  const elsewhere = api({ resources: [resource('/pets', method({ authorizationType: 'CUSTOM' }))] });
  expect(compiled(elsewhere).warnings).toEqual(['GET /pets: the handler does not run authorization by CUSTOM; it will not start.']);
  const allowed = compiled(definition, [], { allowUnsupported: true });
  expect([allowed.warnings, allowed.parts.allowUnsupported]).toEqual([[], true]);
});

test('templates stand in the file as JavaScript alone', () => {
  const requestTemplates = [{ contentType: 'application/json', template: '#foreach($x in [1..3])$x#end', origin }];
  const { content, parts } = compiled(proxyTo('http://x', { type: 'HTTP', requestTemplates }));
  expect(content).not.toContain('#foreach');
  expect(parts.plan.templates).toEqual([]);
  const variables = createVariables({ path: [], querystring: [], header: [], context: {}, stageVariables: [] });
  expect(Object.values(parts.templates)[0]?.(variables)).toBe('123');
});

test('a template with a mistake fails when it is rendered, not when it is written', () => {
  const requestTemplates = [{ contentType: 'application/json', template: 'a\n#if(', origin }];
  const { parts } = compiled(proxyTo('http://x', { type: 'HTTP', requestTemplates }));
  const variables = createVariables({ path: [], querystring: [], header: [], context: {}, stageVariables: [] });
  expect(() => Object.values(parts.templates)[0]?.(variables)).toThrow(/^line \d, column \d: /);
});

test('models that bodies are validated against stand in the file as checks, others not at all', () => {
  const model = (name: string, json: Json) => ({
    name,
    contentType: 'application/json',
    schema: jsonDocument(json),
    origin,
  });
  const definition = api({
    models: [
      model('Name', { type: 'string', minLength: 2 }),
      model('__proto__', { type: 'object', properties: { name: { $ref: '#/definitions/Name' } }, required: ['name'] }),
      model('Other', { type: 'null' }),
    ],
    requestValidators: [{ name: 'body', validateRequestBody: true, validateRequestParameters: false, origin }],
    resources: [
      resource(
        '/pets',
        method({ requestValidator: 'body', requestModels: [{ contentType: 'application/json', model: '__proto__', origin }] }),
      ),
    ],
  });
  const { parts } = compiled(definition);
  expect(parts.models?.names).toEqual([['__proto__', 'm0']]);
  expect(parts.plan.models).toEqual([]);
});

/** What the compiled check of a model finds wrong with a body. */
function wrong(json: Json, body: Json): readonly string[] {
  const definition = api({
    models: [{ name: 'Pet', contentType: 'application/json', schema: jsonDocument(json), origin }],
    requestValidators: [{ name: 'body', validateRequestBody: true, validateRequestParameters: false, origin }],
    resources: [
      resource('/pets', method({ requestValidator: 'body', requestModels: [{ contentType: 'application/json', model: 'Pet', origin }] })),
    ],
  });
  const { parts } = compiled(definition);
  return modelCompiler(parts.models)([])('Pet')(JSON.stringify(body));
}

test.each<[string, Json, Json, readonly string[]]>([
  ['its pattern', { properties: { a: { pattern: '^a+$' } } }, { a: 'b' }, ['/a must match pattern "^a+$"']],
  [
    'each pattern by itself',
    { properties: { a: { pattern: '^a+$' }, b: { pattern: '^b+$' } } },
    { a: 'a', b: 'a' },
    ['/b must match pattern "^b+$"'],
  ],
  ["a pattern in Java's words", { properties: { a: { pattern: '^\\p{Lu}\\z' } } }, { a: 'É' }, []],
  [
    'a pattern that would go back and forth for ever',
    { properties: { a: { pattern: '^(a+)+$' } } },
    { a: `${'a'.repeat(50)}!` },
    ['/a must match pattern "^(a+)+$"'],
  ],
  ['a schema that is none, which lets everything pass', { properties: { a: { pattern: '(' } } }, { a: 'x' }, []],
])('a compiled check judges by %s', (_, schema, body, expected) => expect(wrong(schema, body)).toEqual(expected));

test('the same definition gives the same bytes', () => {
  const definition = proxyTo(nlb, {
    type: 'HTTP',
    requestTemplates: [{ contentType: 'application/json', template: '$input.body', origin }],
  });
  expect(writeHandler(structuredClone(definition))).toEqual(writeHandler(definition));
});

test('server.js starts what stands beside it', () => {
  expect(writeHandler(proxyTo('http://x')).files[1]).toEqual({
    path: 'server.js',
    content: "'use strict';\nrequire('./index.js').serve();\n",
  });
});

test('the value that the service makes up for an API key is asked for by name, and opens nothing while nobody gives it', () => {
  const definition = api({
    resources: [resource('/pets', method({ integration, apiKeyRequired: true }))],
    stages: [{ name: 'live', variables: [], methodSettings: [], origin }],
    usagePlans: [{ apiStages: [{ stage: 'live', throttle: [] }], apiKeys: ['Reader'], origin }],
    apiKeys: [{ name: 'Reader', enabled: true, origin: { logicalId: 'ReaderA1B2' } }],
  });
  const { values, warnings, exports } = compiled(definition);
  expect(values).toEqual([
    {
      variable: 'VALUE_READERA1B2_VALUE',
      meaning: 'ReaderA1B2.Value',
      intrinsic: { 'Fn::GetAtt': ['ReaderA1B2', 'Value'] },
      fallback: '',
      madeUp: true,
    },
  ]);
  expect(warnings).toContain(
    'ReaderA1B2.Value is made up by the service: name it in the environment variable VALUE_READERA1B2_VALUE, or the handler lets nobody in by this key.',
  );
  expect(exports.create([''], templateLibrary).plan.usage?.keys[0]?.value).toBe('');
  expect(exports.create(['secret'], templateLibrary).plan.usage?.keys[0]?.value).toBe('secret');
});
