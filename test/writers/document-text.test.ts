import { parse } from 'yaml';
import { toJsonText, toYamlText } from '../../lib/writers';

test.each([
  'on',
  'No',
  'y',
  '1.10',
  '1:30',
  '2016-09-12',
  '0o17',
  '017',
  '0x1f',
  '~',
  'null',
  '.5',
  '1_000',
  '=',
  '<<',
  '!a',
  '&a',
  '*a',
  '%a',
  '@a',
  '- a',
  'a: b',
  ' a ',
  '',
  '\u0085',
  '\u2028',
  '\ud800',
])('the text %j is the same text to readers of YAML 1.1 and 1.2', (text) => {
  const yaml = toYamlText({ [text]: text });
  for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toEqual({ [text]: text });
});

test('YAML keeps templates as blocks, long lines whole, and repeats what is shared', () => {
  const shared = { a: 1 };
  expect(toYamlText({ template: '{\n  "a": $x\n}\n', one: shared, two: shared, long: 'word '.repeat(40).trim() })).toBe(
    `template: |\n  {\n    "a": $x\n  }\none:\n  a: 1\ntwo:\n  a: 1\nlong: ${'word '.repeat(40).trim()}\n`,
  );
});

test('JSON is indented by two and ends with a line break', () => {
  expect(toJsonText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
});

test.each([
  ['\u007f', '"\\u007f"'],
  ['a\u2028b', '"a\\u2028b"'],
  ['a\tb', '"a\\tb"'],
  ['=', '"="'],
  ['😀', '😀'],
])('the text %j is written so that other readers than ours take it', (text, yaml) => {
  expect(toYamlText({ text })).toBe(`text: ${yaml}\n`);
});
