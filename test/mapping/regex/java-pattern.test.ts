import { cachedJavaPattern, compileJavaPattern, JavaException, PatternSyntaxError } from '../../../lib/mapping';

test.each([
  ['a|b', 'b', true],
  ['\\d{3}-\\d{4}', '555-1234', true],
  ['4\\d{2}', '404', true],
  ['5\\d{2}', '404', false],
  ['.*', 'a\nb', false],
  ['(?s).*', 'a\nb', true],
  ['(?i)HELLO', 'hello', true],
  ['(?i)É', 'é', false],
  ['(?iu)É', 'é', true],
  ['\\w+', 'é', false],
  ['(?U)\\w+', 'é', true],
  ['\\p{L}+', 'éa', true],
  ['\\p{IsGreek}', 'α', true],
  ['\\p{InGreek}', 'α', true],
  ['\\p{InLatin-1 Supplement}\\p{InLATIN_EXTENDED_A}', 'éā', true],
  ['\\p{javaUpperCase}', 'A', true],
  ['[a-z&&[^aeiou]]+', 'xyz', true],
  ['[a-z&&[^aeiou]]+', 'xya', false],
  ['\\Qa.b\\E', 'a.b', true],
  ['\\Qa.b\\E', 'axb', false],
  ['(a)(b)\\2\\1', 'abba', true],
  ['(?<q>["\']).*\\k<q>', '"x"', true],
  ['a*+a', 'aaa', false],
  ['(?>a|ab)c', 'abc', false],
  ['\\x41\\x{1F600}\\u0042\\0103\\cA\\t', 'A😀BC\u0001\t', true],
  ['a\\Rb', 'a\r\nb', true],
  ['(?x) a b # remark', 'ab', true],
  ['^a$', 'a', true],
  ['.', '😀', true],
  ['', '', true],
])('%s matches the whole of %j: %s', (pattern, text, expected) => {
  expect(compileJavaPattern(pattern).matches(text)).toBe(expected);
});

test.each([
  ['*a', "Dangling meta character '*'", 0],
  ['a**', "Dangling meta character '*'", 2],
  ['(a', 'Unclosed group', 2],
  ['a)', "Unmatched closing ')'", 0],
  ['[a', 'Unclosed character class', 1],
  ['[z-a]', 'Illegal character range', 3],
  ['a{', 'Illegal repetition', 2],
  ['a{2,1}', 'Illegal repetition range', 5],
  ['\\q', 'Illegal/unsupported escape sequence', 1],
  ['\\p{InGre-ek}', 'Unknown character property name {InGre-ek}', 11],
  ['\\p{Nope}', 'Unknown character property name {Nope}', 7],
  ['(?<1>a)', 'capturing group name does not start with a Latin letter', 3],
  ['(?<a>a)(?<a>b)', 'Named capturing group <a> is already defined', 11],
  ['\\k<x>', 'named capturing group <x> does not exist', 4],
  ['(?<=a(b|c)*)', 'Look-behind group does not have an obvious maximum length', 10],
  ['(?q)', 'Unknown inline modifier', 2],
  ['\\x{110000}', 'Hexadecimal codepoint is too big', 8],
])('%s is refused: %s', (pattern, description, offset) => {
  const compile = () => compileJavaPattern(pattern);
  expect(compile).toThrow(PatternSyntaxError);
  expect(compile).toThrow(expect.objectContaining({ description, offset }) as Error);
});

test.each([
  ["\\\\'", "it\\'s", "'", "it's"],
  ['(\\w+) (\\w+)', 'hello world', '$2 $1', 'world hello'],
  ['(?<a>x)', 'xyx', '[${a}]', '[x]y[x]'],
  ['(a)|b', 'ab', '<$1>', '<a><>'],
  ['(a)', 'a', '$10', 'a0'],
  ['a', 'a', '\\$1\\\\', '$1\\'],
  ['', 'ab', '-', '-a-b-'],
  ['\\b', 'ab cd', '|', '|ab| |cd|'],
  ['(?<=a)b', 'abb', 'x', 'axb'],
  ['$', 'a\n', '!', 'a!\n!'],
  ['(?m)^', 'a\nb\n', '> ', '> a\n> b\n'],
  ['\\s+', ' a  b ', '', 'ab'],
  ['[^s]*\\A{1}', '😀', '', '😀'],
  ['"', 'a"b"', '\\\\"', 'a\\"b\\"'],
  ['\\Ga', 'aaba', 'x', 'xxba'],
])('replaceAll of %s in %j by %s', (pattern, text, replacement, expected) => {
  expect(compileJavaPattern(pattern).replaceAll(text, replacement)).toBe(expected);
});

test('replaceFirst takes the first match alone', () => {
  expect(compileJavaPattern('a').replaceFirst('banana', 'o')).toBe('bonana');
});

test.each([
  ['$', 'group index is missing'],
  ['\\', 'character to be escaped is missing'],
  ['$x', 'Illegal group reference'],
  ['$1', 'No group 1'],
  ['${n}', 'No group with name {n}'],
  ['${n', "missing trailing '}'"],
])('the replacement %s fails if something matches: %s', (replacement, message) => {
  expect(() => compileJavaPattern('a').replaceAll('a', replacement)).toThrow(message);
  expect(compileJavaPattern('a').replaceAll('b', replacement)).toBe('b');
});

test.each([
  [',', 'a,b,,c,,', 0, ['a', 'b', '', 'c']],
  [',', 'a,b,,c,,', -1, ['a', 'b', '', 'c', '', '']],
  [',', 'a,b,c', 2, ['a', 'b,c']],
  [',', '', 0, ['']],
  [',', ',', 0, []],
  ['', 'abc', 0, ['a', 'b', 'c']],
  ['(?=b)', 'abab', 0, ['a', 'ba', 'b']],
  ['\\s*,\\s*', 'a , b', 0, ['a', 'b']],
  ['x', 'abc', 0, ['abc']],
])('split by %s of %j with limit %d', (pattern, text, limit, expected) => {
  expect(compileJavaPattern(pattern).split(text, limit)).toEqual(expected);
});

test('groups that took no part are -1, those of earlier rounds stay', () => {
  expect([...compileJavaPattern('(?:(a)|(b))+').find('ab')]).toEqual([[0, 2, 0, 1, 1, 2]]);
});

test.each([
  ['a.b', false, 'linear'],
  ['\\.', false, 'plain'],
  ['"', false, 'plain'],
  ['\\s+', false, 'plain'],
  ['[^a-z0-9]', false, 'plain'],
  ['^4\\d{2}$', true, 'linear'],
  ['^4\\d{2}$', false, 'backtracking'],
  ['a(?=b)', false, 'backtracking'],
  ['(a)\\1', false, 'backtracking'],
  ['a++', false, 'backtracking'],
  ['\\bword\\b', false, 'backtracking'],
] as const)('%s (whole: %s) is for the %s engine', (pattern, whole, kind) => {
  expect(compileJavaPattern(pattern).engineKind(whole)).toBe(kind);
});

test.each([
  ['(a+)+', 'is linear'],
  ['(a|aa)+', 'is linear'],
  ['(a*)*b', 'remembers where rounds failed'],
  ['(?=(a+)+b)(a+)+b', 'remembers where rounds failed'],
  ['((a+)+)\\1b', 'is stopped'],
  ['(.*)(.*)(.*)(.*)(.*)(.*)\\1x', 'is stopped'],
])('the pattern %s %s', (pattern) => {
  const started = performance.now();
  try {
    compileJavaPattern(pattern).matches(`${'a'.repeat(5_000)}!`);
  } catch (error) {
    expect(error).toBeInstanceOf(JavaException);
    expect((error as Error).message).toMatch(/too (?:many steps|much memory)/);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([
  'a|'.repeat(150_000),
  '(?=a)'.repeat(50_000),
  '('.repeat(100_000),
  '['.repeat(100_000),
  `${'(?:a'.repeat(300)}${')'.repeat(300)}`,
  'a{2147483647}{2147483647}',
])('a pattern that nests without end is refused, or costs nothing', (pattern) => {
  try {
    compileJavaPattern(pattern).matches('aaaa');
  } catch (error) {
    expect(error).toBeInstanceOf(JavaException);
  }
});

test('a pattern is compiled once as long as it is in use', () => {
  expect(cachedJavaPattern('a+')).toBe(cachedJavaPattern('a+'));
});
