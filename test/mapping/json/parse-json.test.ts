import { InvalidJson, JavaException, javaText, jsonText, parseJson, parseJsonStrictly } from '../../../lib/mapping';

const printed = (text: string): string => jsonText(parseJson(text));

test.each([
  ['a form post is a text', 'a=1&b=2', '"a=1&b=2"'],
  ['an unquoted brace is a text', 'null{', '"null{"'],
  ['blanks are the empty text', '  \n', '""'],
  ['keys and values need no quotes', '{a: b c, d: 1}', '{"a":"b c","d":1}'],
  ['single quotes are quotes', "{'a': 'b\"c'}", '{"a":"b\\"c"}'],
  ['useless commas are passed over', '[,1,,2,]', '[1,2]'],
  ['what follows the end is passed over', '{"a":1} and more', '{"a":1}'],
  ['leading zeros are dropped', '[007, -01]', '[7,-1]'],
  ['a minus by itself is zero', '[-]', '[0]'],
  ['NaN is a number', '[NaN]', '[NaN]'],
  ['two numbers with a blank between them are a text', '[1 2]', '["1 2"]'],
  ['a tilde ends a number like a comma', '[1~]', '[1,"~"]'],
  ['a byte-order mark makes everything a text', '\ufeff{}', '"\ufeff{}"'],
  ['a key twice keeps the first place and the last value', '{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
  ['prototype names are keys as any other', '{"__proto__":{"constructor":1}}', '{"__proto__":{"constructor":1}}'],
  ['keys like numbers keep their order', '{"2":1,"1":2}', '{"2":1,"1":2}'],
  ['control characters stay in a text without a backslash', '["a\u0001\u007f"]', '["a\\u0001\\u007F"]'],
  ['control characters vanish from a text with a backslash', '["\\\\a\u0001\u007f"]', '["\\\\a"]'],
  ['an unknown escape vanishes', '["a\\qb"]', '["ab"]'],
  ['\\x is an escape of two digits', '["\\x41"]', '["A"]'],
])('the permissive reading: %s', (_, text, expected) => {
  expect(printed(text)).toBe(expected);
});

test.each([
  ['2147483647', '2147483647'],
  ['2147483648', '2147483648'],
  ['9223372036854775808', '9223372036854775808'],
  ['1.10', '1.1'],
  ['1e2', '100.0'],
  ['12345678.9', '1.23456789E7'],
  ['0.0001', '1.0E-4'],
  ['-0.0', '-0.0'],
  ['-0', '0'],
  ['0.1000000000000000055', '0.1000000000000000055'],
  ['1.00000000000000000e3', '1000.00000000000000'],
  ['12345678901234567890e2', '1.2345678901234567890E+21'],
])('the number %s prints as %s', (text, expected) => {
  expect(printed(`[${text}]`)).toBe(`[${expected}]`);
});

test.each(['{"a":1', '[1,2', '{"a"}', '{:1}', '["abc]', '["\\u12"]', '{"a":1]', '}', ']', '[1}', '[1.00000000000000000e99999999999]'])(
  '%s is refused, with a place',
  (text) => {
    expect(() => parseJson(text)).toThrow(InvalidJson);
  },
);

test.each(["{'a':1}", '{a:1}', '[1,]', '[,]', '{"a":1,}', '[01]', '[NaN]', '["\n"]', '1 2', 'abc', '{"a":1} x'])(
  '%s is no JSON to $util.parseJson',
  (text) => {
    expect(() => parseJsonStrictly(text)).toThrow(InvalidJson);
  },
);

test.each([
  ['blanks around it', ' {"a": [1, 2.50, null]} ', '{a=[1,2.5,null]}'],
  ['a decimal that a double holds', '0.10000000000000001', '0.10000000000000001'],
  ['a delete character', '"a\u007f"', 'a\u007f'],
])('$util.parseJson reads %s', (_, text, expected) => {
  expect(javaText(parseJsonStrictly(text))).toBe(expected);
});

test('an array printed by itself escapes slashes, $input.json does not', () => {
  const value = parseJson('["a/b", {"c": "\u2028é"}]');
  expect(javaText(value)).toBe('["a\\/b",{"c":"\\u2028é"}]');
  expect(jsonText(value)).toBe('["a/b",{"c":"\\u2028é"}]');
});

test('400 levels are read, 401 are refused', () => {
  expect(() => parseJson('['.repeat(400) + ']'.repeat(400))).not.toThrow();
  expect(() => parseJson('['.repeat(401) + ']'.repeat(401))).toThrow('400 levels');
  expect(() => parseJsonStrictly('['.repeat(100_000))).toThrow(JavaException);
});

test('a number of a million digits is refused', () => {
  expect(() => parseJson('9'.repeat(1_000_000))).toThrow(InvalidJson);
});

test('a text that is never closed costs no more than its length', () => {
  const started = performance.now();
  expect(() => parseJson(`[${'"a",'.repeat(500_000)}"`)).toThrow(InvalidJson);
  expect(performance.now() - started).toBeLessThan(5_000);
});
