import fc from 'fast-check';
import { parseTemplate } from '../../../lib/mapping/vtl';
import { isContextText } from '../../../lib/validation/json-shape/context-texts';
import { rawValues } from '../../../lib/validation/json-shape/raw-values';
import { shapeOf } from '../../../lib/validation/json-shape/template-shape';

function parse(source: string) {
  const { template, errors } = parseTemplate(source);
  expect(errors).toEqual([]);
  return template;
}

const broken = (source: string) => shapeOf(parse(source))?.brokenAt;

test('a JSON text without references is never broken', () => {
  const json = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      // Dollars, hashes and backslashes belong to the template language.
      const text = JSON.stringify(value, null, indent).replaceAll(/[$#\\]/g, '_');
      fc.pre(isJson(text));
      return broken(text) === undefined;
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  '{"a": $x}',
  '{"a": "$x"}',
  '{"a": $x, "b": [1, $y]}',
  '{$fields}',
  '{"a": $first "b": 1}',
  '#set($a = 1)\n{"a": $a}',
  '[#foreach($x in $list)$x#if($foreach.hasNext),#end#end]',
  '[#foreach($x in $list){"x": "$x"}#if($foreach.hasNext),#end#end]',
  '{#if($a)"a": 1#end}',
  '{"a": 1#if($b), "b": $b#end}',
  '{"a": #if($a)1#elseif($b)2#else 3#end}',
  '{"index": {}}\n{"a": 1}',
  '{"a": $x##\n}',
  '#define($d)x#end{"a": $d}',
  '[$x]',
  '{"a": -1.5e3, "b": true, "c": null}',
])('nothing is said of %s', (source) => expect(broken(source) ?? undefined).toBeUndefined());

test.each([
  ['{"name": "x", "type": dog"}', 'dog"}'],
  ['{"a": 1,}', '}'],
  ['{"a" 1}', '1'],
  ['{"a": 1', ''],
  ['[1 2]', '2]'],
  ['{"a": #if($a)1,#else 2,#end}', '}'],
  ['{"a": "x\ny"}', '\ny'],
  ['{"a": 1}}', '}'],
  ['[#foreach($x in $list)"$x" #end 1', ''],
])('%s is broken before %j, whatever the references hold', (source, rest) => {
  const at = broken(source);
  expect(at).toBeDefined();
  expect(source.slice(at)).toMatch(new RegExp(`^${rest.replaceAll(/[{}[\]"]/g, '\\$&')}`));
});

test.each(['Action=SendMessage&MessageBody=$input.body', '<a>$x</a>', '{a=b}', 'text', '', '$input.json("$")', '{statusCode: 200}'])(
  'what is not meant as JSON is not judged: %s',
  (source) => expect(shapeOf(parse(source))).toBeUndefined(),
);

test.each([
  ['{"a": "$input.path(\'$.a\')"}', ['raw']],
  ['{"a": "$input.json(\'$.a\')"}', ['quoted']],
  ['{"a": $input.json(\'$.a\')}', []],
  ['{"a": "$util.escapeJavaScript($input.path(\'$.a\'))"}', ['unknown']],
  ["{\"a\": \"$input.path('$.a').replaceAll('x', 'y')\"}", ['unknown']],
  ['#set($p = $input.path("$")){"a": "$p.name", "b": "$p.list.size()"}', ['raw', 'unknown']],
  ['#set($p = $util.escapeJavaScript($input.path("$.a"))){"a": "$p"}', ['unknown']],
  ['[#foreach($x in $input.path("$.list"))"$x.name"#if($foreach.hasNext),#end#end]', ['raw']],
  ['{"a": "$input.params(\'petId\')", "b": "$input.params(\'type\')"}', ['unknown', 'raw']],
  ['{"a": "$input.params().path.petId", "b": "$input.params().header.X"}', ['unknown', 'raw']],
  ['{"a": "$context.requestId", "b": "$stageVariables.x"}', ['unknown', 'unknown']],
  ['#set($a = $b)#set($b = $a){"a": "$a"}', ['unknown']],
])('between the quotes of %s stands what is %j', (source, kinds) => {
  const template = parse(source);
  const kindOf = rawValues(template.body, new Set(['petId']));
  expect(shapeOf(template)?.quoted.map(kindOf)).toEqual(kinds);
});

test.each<[string, readonly string[]]>([
  ['{"a": $context.stage}', ['$context.stage']],
  ['{"a": ${context.httpMethod}, "b": [$context.identity.sourceIp]}', ['${context.httpMethod}', '$context.identity.sourceIp']],
  ['{"a": "$context.stage"}', []],
  ['{"a": "x $context.stage"}', []],
  ['#set($q = \'"\'){"a": ${q}$context.stage$q}', []],
  ['{"a": $context.requestTimeEpoch, "b": $context.identity.accountId}', []],
  ['{"a": $context.error.messageString}', []],
  ['{"a": $context.stage.length()}', []],
  ['{"a": $stage}', []],
])('of %s, these are texts of the context without quotes: %j', (source, texts) => {
  expect((shapeOf(parse(source))?.bare ?? []).filter(isContextText).map(({ text }) => text)).toEqual(texts);
});

test.each([
  ['{"a": 1,#if($b)"b": 2,#end"c": 3}', false],
  ['{"a": 1#if($b), "b": $b#end}', false],
  ['{"a": #if($a)$a#{else}2#end, "b": 1}', false],
  ['[#foreach($x in $list)$x#if($foreach.hasNext),#end#end]', false],
  ['{#if($a)"a": 1#end}', true],
  ['{#if($a)"a": 1,#end"b": 2}', true],
  ['{"a": 1#if($b) "b": 2#end}', true],
  ['{"a": 1#if($b),#end "b": 2}', false],
])('what may follow a condition in %s depends on it: %j', (source, isConditional) => {
  expect(shapeOf(parse(source))?.isConditional).toBe(isConditional);
});
