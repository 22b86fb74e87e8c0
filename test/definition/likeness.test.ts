import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { formTest, templateForm } from '../../lib/definition/likeness';

const alike: readonly (readonly [string, string])[] = [
  ["$input.json('$.pet12')", "$input.json('$.order')"],
  ["$input.json('$.pet.tags[0]')", "$input.json('$.order.lines[0]')"],
  ['{"kind": "pet-12"}', '{"type": "order"}'],
  ['#set($pet = $input.path("$"))$pet.tag', '#set($order = $input.path("$"))$order.line'],
  ['${pet.tag}$!{pet}', '${order.line}$!{order}'],
  ['"$pet.tags.size()"', '"$order.lines.size()"'],
  ["$util.escapeJavaScript($pet).replaceAll('a', 'b')", "$util.escapeJavaScript($order).replaceAll('a', 'b')"],
];

const different: readonly (readonly [why: string, one: string, other: string])[] = [
  ['a variable that is set and one that is not', '#set($pet = 1)$pet', '#set($pet = 1)$order'],
  ['names that are one, and names that differ', '$pet.tag $pet', '$pet.tag $tag'],
  ['numbers by themselves', '{"statusCode": 200}', '{"statusCode": 404}'],
  ['the member that a MOCK prints', '{"statusCode": "200"}', '{"status": "200"}'],
  ['a name that holds that member', '{"theStatusCode": 200}', '{"theStatus": 200}'],
  ['numbers that JSON does not have', '{"a": 12}', '{"a": 012}'],
  ['words that JSON does not have', '{"a": true}', '{"a": treu}'],
  ['what a word begins with', '{"a": foo}', '{"a": goo}'],
  ['a word between texts', '"$a": foo, "b": "c"', '"$a": goo, "b": "c"'],
  ['functions', '$util.base64Encode("a")', '$util.base65Encode("a")'],
  ['members of the request', "$input.json('$')", "$input.jsno('$')"],
  ['parameters of the request', '$input.params("id")', '$input.params("name")'],
  ['parameters of the request in single quotes', "$input.params('id')", "$input.params('name')"],
  ['methods', '$value.size()', '$value.length()'],
  ['methods of members', '$value.tags.size()', '$value.tags.length()'],
  ['directives', '#if($x)1#end', '#fi($x)1#end'],
  ['what ends a directive', '#if($x)1#else2#end', '#if($x)1#esle2#end'],
  ['operators', '#if("$a" and "$b")1#end', '#if("$a" adn "$b")1#end'],
  ['operators and other words', '#if("$a" and "$b")1#end', '#if("$a" or "$b")1#end'],
  ['variables that are never set', '#if($x == $null)1#end', '#if($x == $nothing)1#end'],
  ['escapes of JSON', '{"a": "\\uab12"}', '{"a": "\\uab1"}'],
  ['paths that are none', "$input.json('$.pets[0]')", "$input.json('$.pets[0')"],
  ['names that are too long', `$input.json('$.${'a'.repeat(99)}')`, `$input.json('$.${'a'.repeat(101)}')`],
  ['stage variables', '$stageVariables.host', '$stageVariables.port'],
  ['a name and what stands for it', '"\u00A40;"', '"pet"'],
];

test.each(alike)('%j and %j are one form', (one, other) => {
  expect(templateForm(one)).toBe(templateForm(other));
});

test.each(different)('forms differ by %s', (_, one, other) => {
  expect(templateForm(one)).not.toBe(templateForm(other));
});

test('a form has numbers instead of names', () => {
  expect(templateForm('#set($pet = $input.json(\'$.pet.tag\')){"tag": $pet}')).toBe(
    '#set($\u00A40; = $input.json(\'$.\u00A40;.\u00A41;\')){"\u00A41;": $\u00A40;}',
  );
});

test('a template that is longer than templates are stays as it is', () => {
  const long = `${' '.repeat(60_000)}"pet"`;
  expect(templateForm(long)).toBe(long);
});

test.each(['"'.repeat(40_000), '$a'.repeat(20_000), "'$.a".repeat(10_000), '$input.a('.repeat(5_000), '$a.'.repeat(12_000)])(
  'a form of %.12s… takes time as its length is',
  (hostile) => {
    expect(templateForm(hostile).length).toBeGreaterThan(0);
  },
);

const names = constantFrom(
  ...[
    'pet',
    'order',
    'tag',
    'a',
    'b',
    '_x',
    'pet-12',
    'a-b',
    'pet12',
    'and',
    'in',
    'null',
    'true',
    'input',
    'context',
    'input-x',
    'inputs',
  ],
  ...['statusCode', 'stageVariables', 'requestOverride', 'size', 'json', 'hasNext', 'n'.repeat(61)],
);
type Three = readonly [string, string, string];
const makers = constantFrom(
  ([a, b, c]: Three) => `#set($${a} = $input.path('$.${b}')){"${a}": "$${a}.${c}", "b": $input.json('$.${b}.${c}[0]')}`,
  ([a, b, c]: Three) => `{"${a}": "${b} ${c}", "${c}": "$!{${b}}.${a}"}`,
  ([a, b, c]: Three) => `[#foreach($${a} in $${b}.${c})"$${a}.${b}"#if($foreach.hasNext),#end#end]`,
  ([a, b, c]: Three) => `$${a}.${b}.${c}() "$${a}" ${b} "${c}" '${a}' $util.${b}("${c}") (a+b)*[${c}]`,
  ([a, b, c]: Three) => `$input.params("${a}") $input.params('${b}') "${c}/${a}" $input.json("$.${b}.${c}")`,
);

test('a test of a form takes templates of that form alone', () => {
  const taken = new Set<boolean>();
  assert(
    property(
      makers,
      tuple(names, names, names),
      array(tuple(names, names, names), { minLength: 20, maxLength: 20 }),
      (make, some, others) => {
        const form = templateForm(make(some));
        const takes = formTest(form);
        for (const other of others) {
          if (takes === undefined) continue;
          const isTaken = takes(make(other));
          taken.add(isTaken);
          if (isTaken) expect(templateForm(make(other))).toBe(form);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(taken.size).toBe(2);
});

test.each([
  ['{"pet": $pet.tag}', '{"order": $order.line}'],
  ['{"true": "pet or tag", "tag": $pet}', '{"true": "order or line", "line": $order}'],
  ['$input.json(\'$.pet.tags[0]\') "pet-12"', '$input.json(\'$.order.lines[0]\') "cat"'],
])('a test of the form of %j takes %j', (one, other) => {
  expect(formTest(templateForm(one))?.(other)).toBe(true);
});

test('a form without names has no test, and neither has one that is longer than templates are', () => {
  expect(formTest(templateForm('$input.json("$")'))).toBeUndefined();
  expect(formTest(templateForm('"pet" '.repeat(5_000)))).toBeUndefined();
});
