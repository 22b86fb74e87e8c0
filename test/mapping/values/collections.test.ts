import { HashOrderMap, JavaList, JavaLong, JavaMap, JsonArray, javaHash, javaText, MapView, SubList } from '../../../lib/mapping';

test('keys of different kinds are different, and equal objects are one key', () => {
  const map = new JavaMap([['1', 'text']]);
  map.put(1, 'integer');
  map.put(new JavaLong(1n), 'long');
  map.put(new JavaLong(1n), 'again');
  map.put(null, 'null');
  map.put(new JavaList([1, 'a']), 'list');
  expect(map.get(new JavaList([1, 'a']))).toBe('list');
  expect(javaText(map)).toBe('{1=text, 1=integer, 1=again, null=null, [1, a]=list}');
  expect(map.remove(new JavaLong(1n))).toBe('again');
  expect(map.has(new JavaLong(1n))).toBe(false);
});

test.each([
  ['requestId path accountId stage apiId', '[path, accountId, stage, requestId, apiId]'],
  ['a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 b4 zeta AaAa BBBB', '[zeta, b1, a1, b2, a2, b3, a3, b4, a4, a5, a6, a7, a8, a9, AaAa, BBBB]'],
])('%s walk in the order of a HashMap, and the map prints as nothing', (names, walked) => {
  const map = new HashOrderMap(names.split(' ').map((name) => [name, 1]));
  expect(javaText(new MapView(map, 'keySet'))).toBe(walked);
  expect(javaText(map)).toBe('');
});

test('hash codes are those of Java', () => {
  expect(javaHash('Hello World')).toBe(-862545276);
  expect(javaHash(new JavaList([1, 'a', null]))).toBe(((31 + 1) * 31 + 97) * 31);
  expect(javaHash(new JavaMap([['a', 1]]))).toBe(97 ^ 1);
  expect([javaHash(true), javaHash(false), javaHash(null)]).toEqual([1231, 1237, 0]);
});

test('lists of either kind are equal by their items, and print in their own way', () => {
  expect(new JavaList(['a', null]).equals(new JsonArray(['a', null]))).toBe(true);
  expect(javaText(new JavaList(['a', null, true]))).toBe('[a, null, true]');
  expect(javaText(new JsonArray(['a', null, true]))).toBe('["a",null,true]');
  expect(javaText(new JavaList(['', 'b']))).toBe('[, b]');
});

test('a part of a list writes through, and does not outlive a change of the whole', () => {
  const list = new JavaList(['a', 'b', 'c', 'd']);
  const part = new SubList(list, 1, 3);
  part.set(0, 'B');
  part.splice(1, 1);
  expect(javaText(list)).toBe('[a, B, d]');
  list.splice(0, 1);
  expect(() => javaText(part)).toThrow('has changed');
});

test('views show what the map holds at the moment', () => {
  const map = new JavaMap([['a', 1]]);
  const [keys, values, entries] = (['keySet', 'values', 'entrySet'] as const).map((kind) => new MapView(map, kind));
  map.put('b', 2);
  expect([keys, values, entries].map((view) => javaText(view))).toEqual(['[a, b]', '[1, 2]', '[a=1, b=2]']);
  expect(values.remove(1)).toBe(true);
  expect(javaText(map)).toBe('{b=2}');
});
