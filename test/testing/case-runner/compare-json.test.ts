import fc from 'fast-check';
import type { Json } from '../../../lib/definition';
import { compareJson } from '../../../lib/testing/case-runner/compare-json';
import { printDifference } from '../../../lib/testing/case-runner/difference';

function differences(expected: Json, actual: Json | undefined): string[] {
  return compareJson('it', expected, actual).map(printDifference);
}

test('any JSON value agrees with itself', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => differences(withoutMarkers(value as Json), withoutMarkers(value as Json)).length === 0));
});

test('two JSON values that print differently differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      fc.pre(JSON.stringify(sorted(a as Json)) !== JSON.stringify(sorted(b as Json)));
      return differences(withoutMarkers(a as Json), b as Json).length > 0;
    }),
  );
});

test.each<[string, Json, Json | undefined, string[]]>([
  ['a scalar that differs', 1, 2, ['it: expected 1, was 2']],
  ['a type that differs', '1', 1, ['it: expected "1", was 1']],
  ['an absent value', null, undefined, ['it: expected null, was absent']],
  ['a member that is missing', { a: 1, b: 2 }, { a: 1 }, ['it.b: expected 2, was absent']],
  ['a further member', { a: 1 }, { a: 1, b: { c: 2 } }, ['it.b: expected absent, was {"c":2}']],
  ['a further member of a subset', { $subset: true, a: 1 }, { a: 1, b: 2 }, []],
  [
    'a member that differs in a subset',
    { $subset: true, a: { $subset: true, x: 1 } },
    { a: { x: 2, y: 3 } },
    ['it.a.x: expected 1, was 2'],
  ],
  ['a subset of something that is no object', { $subset: true, a: 1 }, [1], ['it: expected {"$subset":true,"a":1}, was [1]']],
  ['a list that is longer', [1], [1, 2], ['it: expected 1 items, was 2 items']],
  ['an item that differs', [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 3 }], ['it[1].id: expected 2, was 3']],
  ['a text that matches', { $match: '^a.c$' }, 'abc', []],
  ['a text in which the pattern is found', { $match: 'b' }, 'abc', []],
  ['a text that does not match', { $match: '^b' }, 'abc', ['it: expected text matching "^b", was "abc"']],
  ['a number where text should match', { $match: '1' }, 1, ['it: expected text matching "1", was 1']],
  ['any value', { $any: true }, { deep: [null] }, []],
  ['any value that is absent', { $any: true }, undefined, ['it: expected any value, was absent']],
  ['a member with a name of a prototype', JSON.parse('{"__proto__":1}') as Json, {}, ['it.__proto__: expected 1, was absent']],
  ['a further member with a name of a prototype', {}, JSON.parse('{"__proto__":1}') as Json, ['it.__proto__: expected absent, was 1']],
  ['an inherited member', { constructor: 1 }, {}, ['it.constructor: expected 1, was absent']],
  ['a name that is no identifier', { 'a b': 1 }, { 'a b': 2 }, ['it["a b"]: expected 1, was 2']],
])('%s is told with its place', (_what, expected, actual, told) => {
  expect(differences(expected, actual)).toEqual(told);
});

test('long texts that differ show the surroundings of the first difference', () => {
  const text = 'x'.repeat(500);
  expect(differences(text, `${'x'.repeat(300)}y${'x'.repeat(199)}`)).toEqual([
    `it from character 301: expected …"${'x'.repeat(72)}"…, was …"${'x'.repeat(24)}y${'x'.repeat(47)}"…`,
  ]);
});

/** The value with every name that is a marker of the format renamed. */
function withoutMarkers(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('"$', '"_')) as Json;
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]: [string, Json]) => [name, sorted(member)]),
  );
}
