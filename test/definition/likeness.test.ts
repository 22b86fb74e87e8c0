import { templateForm } from '../../lib/definition/likeness';

const alike: readonly (readonly [string, string])[] = [
  ["$input.json('$.pet12')", "$input.json('$.pet7')"],
  ['{"kind": "pet-12"}', '{"kind": "pet-345"}'],
  ['#set($pet12 = 1)$pet12', '#set($pet7 = 1)$pet7'],
  ['${pet.tag12}', '${pet.tag3}'],
];

const different: readonly (readonly [why: string, one: string, other: string])[] = [
  ['a variable that is set and one that is not', '#set($pet1 = 1)$pet1', '#set($pet1 = 1)$pet2'],
  ['names that are one, and names that differ', '$pet1.tag1 $pet2', '$pet1.tag2 $pet2'],
  ['numbers by themselves', '{"statusCode": 200}', '{"statusCode": 404}'],
  ['numbers after one letter', '$a1', '$a2'],
  ['numbers that JSON does not have', '{"a": 12}', '{"a": 012}'],
  ['functions', '$util.base64Encode("a")', '$util.base65Encode("a")'],
  ['methods', '$value.log10()', '$value.log11()'],
  ['what ends a directive', '#if($x)1#else2#end3', '#if($x)1#else4#end5'],
  ['escapes of JSON', '{"a": "\\uab12"}', '{"a": "\\uab1"}'],
  ['letters after a backslash', '{"a": "\\ab1"}', '{"a": "\\ab2"}'],
  ['stage variables', '$stageVariables.host1', '$stageVariables.host2'],
  ['names that go on', 'pet1x', 'pet2x'],
  ['a name and what stands for its number', 'pet\u00A40;', 'pet1'],
];

test.each(alike)('%j and %j are one form', (one, other) => {
  expect(templateForm(one)).toBe(templateForm(other));
});

test.each(different)('forms differ by %s', (_, one, other) => {
  expect(templateForm(one)).not.toBe(templateForm(other));
});

test('a template of one form prints as it did but for the numbers of its names', () => {
  expect(templateForm("$input.json('$.pet12.tag7') pet12 x7")).toBe("$input.json('$.pet\u00A40;.tag\u00A41;') pet\u00A40; x7");
});

test('a template that is longer than templates are stays as it is', () => {
  const long = `${' '.repeat(60_000)}pet12`;
  expect(templateForm(long)).toBe(long);
});
