import type { Json, JsonObject } from '../../lib/definition';
import { readOpenApi } from '../../lib/readers';
import { jsonDiagnostics, prettyDiagnostics, validate } from '../../lib/validation';

function found(template: string, { path = '/pets/{petId}', model }: { readonly path?: string; readonly model?: JsonObject } = {}) {
  const schema: Json = { $ref: '#/components/schemas/Pet' };
  const { definition } = readOpenApi({
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: {
      [path]: {
        post: {
          ...(model && { requestBody: { content: { 'application/json': { schema } } } }),
          responses: { '200': { description: 'OK' } },
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'POST',
            uri: 'https://petstore.example.com/',
            requestTemplates: { 'application/json': template },
            responses: { default: { statusCode: '200' } },
          },
        },
      },
    },
    ...(model && { components: { schemas: { Pet: model } } }),
  });
  return validate(definition);
}

test('a template that shows its mistake only when rendered is told with the smallest example', () => {
  const [diagnostic, ...others] = found('#set($r = $input.path("$"))\n{"ids": [#foreach($i in $r.items)$i.id #end]}');
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    rule: 'template-output-not-json',
    severity: 'warning',
    example: { name: 'a list of 2 items', body: { items: [{ id: 1 }, { id: 1 }] }, parameters: {} },
  });
  expect(diagnostic?.example?.output.slice(diagnostic.example.offset)).toMatch(/^1 \]/);
});

test('what stands in quotes and brings its own is shown with a plain text', () => {
  const [diagnostic] = found('{"note": "$input.json(\'$.note\')"}');
  expect(diagnostic?.example).toEqual({
    name: 'a text in note',
    body: { note: 'text' },
    parameters: {},
    output: '{"note": ""text""}',
    offset: 11,
  });
});

test('the model of the method says what bodies hold', () => {
  const model = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, age: { type: 'integer' } } };
  expect(found('{"name": $input.json("$.name"), "age": $input.path("$.age")}', { model })).toMatchObject([
    { example: { name: 'no age, which the model does not require', body: {} } },
  ]);
  expect(found('{"age": $input.path("$.age")}', { model: { ...model, required: ['age'] } })).toEqual([]);
});

test('path variables stay percent-encoded, and so can break out of nothing', () => {
  const template = '#set($id = $input.params("petId"))\n{"id": "$id.trim()", "other": $input.json("$.other")}';
  expect(found(template)).toEqual([]);
  expect(found(template, { path: '/pets' })).toMatchObject([{ example: { name: 'a quote in the parameter petId' } }]);
});

test.each([
  '{"a": $input.json("$.a"), "b": "$context.requestId"}',
  '{"l": [#foreach($e in $input.path("$.l"))$e#if($foreach.hasNext),#end#end]}',
  '#set($a = $input.path("$.a"))\n{"a": "$util.escapeJavaScript($a).replaceAll("\\\\\'", "\'")"}',
  'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
  '#if($input.path("$.a") == 1)#set($context.requestOverride.path.x = "1")#end',
])('nothing is said of %s', (template) => expect(found(template)).toEqual([]));

test('a template that takes long is not tried again and again', () => {
  const loops = '#foreach($i in [1..900])#foreach($j in [1..900])#set($x = $i)#end#end';
  const members = Array.from({ length: 50 }, (_, index) => `"m${index}": $input.json('$.m${index}')`);
  expect(found(`{"a": "${loops}", ${members.join(', ')}}`)).toEqual([]);
});

test('the template and what it prints stand side by side, or one below the other where there is no room', () => {
  const [beside] = [prettyDiagnostics(found('{\n  "note": "$input.json(\'$.note\')"\n}'))];
  expect(beside).toContain(
    [
      '  request template for application/json     prints',
      '  1  │ {                                    {',
      '  2  │   "note": "$input.json(\'$.note\')"      "note": ""text"" ← no JSON',
      '     │            ^^^^^^^^^^^^^^^^^^^^^',
    ].join('\n'),
  );
  const long = prettyDiagnostics(found(`{\n  "note with a name that leaves little room": "$input.json('$.note')"\n}`));
  expect(long).toContain('\n  prints\n  1  │ {\n  2  │   "note with a name that leaves little room": ""text""\n');
  expect(long).toContain('\n  with  body {"note":"text"}\n');
});

test('programs get the example as it is', () => {
  const summary = { apis: 1, methods: 1, ms: 0 };
  const { diagnostics } = jsonDiagnostics(found('{"note": "$input.json(\'$.note\')"}'), { summary }) as { diagnostics: JsonObject[] };
  expect(diagnostics[0]?.['example']).toMatchObject({ body: { note: 'text' }, output: '{"note": ""text""}', offset: 11 });
});
