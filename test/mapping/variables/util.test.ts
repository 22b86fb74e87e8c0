import { escapeJavaScript } from '../../../lib/mapping/variables/escape-java-script';
import { rendered } from '../template-case';

const quoted = (text: string): string => `$util.parseJson('${JSON.stringify({ v: text })}').v`;

test.each([
  ['escapeJavaScript', 'say "hi" to it\'s /path\\x\n\té\u{1f600}', 'say \\"hi\\" to it\\\'s \\/path\\\\x\\n\\t\\u00E9\\uD83D\\uDE00'],
  ['urlEncode', 'a b&c=~é*-._!/', 'a+b%26c%3D%7E%C3%A9*-._%21%2F'],
  ['urlDecode', 'a+b%26c%C3%A9%ff', 'a b&cé\ufffd'],
  ['base64Encode', 'é?>', 'w6k/Pg=='],
  ['base64Decode', 'w6k/Pg', 'é?>'],
  ['escapeJavaScript', '', ''],
])('$util.%s of %j', (name, text, expected) => {
  const input = { body: JSON.stringify({ v: text }) };
  expect(rendered(`$util.${name}($input.path('$.v'))`, input)).toBe(expected);
});

test('functions of anything but a text do not exist', () => {
  expect(rendered('$util.urlEncode(1)$util.escapeJavaScript([1])$util.base64Encode({})$util.parseJson(true)$util.urlEncode()')).toBe('');
});

test('parseJson gives values, and nothing for what is no JSON', () => {
  expect(rendered(`${quoted('x')} $util.parseJson('[1, 2.50, {"a": null}]') $util.parseJson("{'a': 1}") $util.parseJson('"t"')`)).toBe(
    'x [1,2.5,{"a":null}]  t',
  );
});

test('a long text is escaped as its characters are', () => {
  const characters = ['a', '"', "'", '/', '\\', '\n', '\u0001', '\u007f', '\u0080', 'é', '€', '\ud83d', '\ude00', ' '];
  const text = Array.from({ length: 40_000 }, (_, at) => characters[(at * at + at) % characters.length]).join('');
  expect(escapeJavaScript(text)).toBe(Array.from({ length: text.length }, (_, at) => escapeJavaScript(text[at])).join(''));
});
