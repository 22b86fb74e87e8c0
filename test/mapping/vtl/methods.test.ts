import { outcomes } from '../template-case';

/** What real Velocity renders: every line was asked of it. */
const cases: readonly (readonly [template: string, output: string])[] = [
  ['#set($v = [3, 1, 2])$v.sort(null)$v', '[1, 2, 3]'],
  ['#set($v = ["b", "a", "B"])$v.sort(null)$v', '[B, a, b]'],
  ['#set($v = [1.5, -0.0, 0.0])$v.sort(null)$v', '[-0.0, 0.0, 1.5]'],
  ['#set($l = [3, 1, 2])#set($v = $l.toArray())$v.sort(null)$v.get(0)$v.get(2)$l', '13[3, 1, 2]'],
  ['#set($l = [3, 1, 2])#set($v = $l.subList(0, 2))$v.sort(null)$l', '[1, 3, 2]'],
  ['#set($l = [3, 1, 2])#set($v = $l.subList(0, 2))$v.clone()|$l.clone()', '|[3, 1, 2]'],
  ['#set($s = "abc")#set($v = $s.toCharArray())$v.set(2, $s.charAt(0)) $v.get(2)', 'c a'],
  ['#set($s = "abc")#set($v = $s.split("b"))$v.set(0, null) $v.get(0)', 'a '],
  ['#set($v = 1.5)$v.toHexString(0.1) $v.toHexString(-0.0) $v.toHexString(1)', '0x1.999999999999ap-4 -0x0.0p0 0x1.0p0'],
  ['#set($v = 1.5)$v.toHexString(5e-324) $v.toHexString(100)', '0x0.0000000000001p-1022 0x1.9p6'],
  ['#set($v = 9999999999999999999)$v.toString(16) $v.toString(40)', '8ac7230489e7ffff 9999999999999999999'],
  ['#set($s = "ab")#set($c = $s.charAt(0))$c.toUpperCase(98) $c.isDigit(51) $c.toString(66)', '66 true B'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($v.iterator()))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($s = "abc")#set($x = $v.add($s.charAt(1)))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($util))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($input))$v', '["x",{"body":"{\\"l\\":[\\"x\\"]}"}]'],
];

test.each(cases)('%s', (template, output) => {
  expect(outcomes(template, { body: '{"l":["x"]}' })).toEqual({ closures: { output }, source: { output } });
});

test.each([
  '#set($v = [3, "a"])$v.sort(null)',
  '#set($v = [[2], [1]])$v.sort(null)',
  '#set($v = [2, 1])#foreach($x in $v)$v.sort(null)#end',
  '#set($m = {"a": 1})#set($v = $input.path("$.l"))#set($x = $v.add($m.entrySet()))$v',
  '#set($s = "abc")#set($v = $input.path("$.l"))#set($x = $v.add($s.toCharArray()))$v',
  '#set($s = "abc")#set($v = $s.toCharArray())$v.set(2, "")',
])('%s fails', (template) => {
  const error = { error: 'runtime' };
  expect(outcomes(template, { body: '{"l":["x"]}' })).toEqual({ closures: error, source: error });
});
