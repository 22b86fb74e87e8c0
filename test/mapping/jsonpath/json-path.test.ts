import { cachedJsonPath, compileJsonPath, InvalidPath, JavaException, JavaMap, jsonText, parseJson } from '../../../lib/mapping';

const store = parseJson(`{
  "book": [
    {"title": "A", "price": 8.95, "isbn": "0-1", "tags": ["x", "y"]},
    {"title": "B", "price": 12, "tags": []},
    {"title": "C", "price": "30", "isbn": null}
  ],
  "bicycle": {"color": "red", "length": 7},
  "n": [3, 1, 2], "é": {"a-b": 1}, "empty": [], "none": null, "__proto__": {"x": 1}
}`);

const read = (path: string): string => jsonText(compileJsonPath(path).read(store));

test.each([
  ['$.bicycle.color', '"red"'],
  ['bicycle.color', '"red"'],
  ["$['bicycle']['color']", '"red"'],
  ['@.bicycle.color  ', '"red"'],
  ['$.book[0].title', '"A"'],
  ['$.book[-1].title', '"C"'],
  ['$.book[9].title', '""'],
  ['$.book.title', '""'],
  ['$.é.a-b', '1'],
  ['$.bicycle.length', '7'],
  ['$.bicycle.length()', '2'],
  ['$.none', '""'],
  ['$.__proto__.x', '1'],
  ['$.constructor', '""'],
  ["$.bicycle['color','length','x']", '{"color":"red","length":7}'],
])('the definite path %s gives %s', (path, expected) => {
  expect(read(path)).toBe(expected);
});

test.each([
  ['$.book[*].title', '["A","B","C"]'],
  ['$..title', '["A","B","C"]'],
  ['$.book[0,2].title', '["A","C"]'],
  ['$.book[:2].title', '["A","B"]'],
  ['$.book[-2:].title', '["B","C"]'],
  ['$.n[:-1]', '[3,1]'],
  ['$.n[0:3:2]', '[3,1,2]'],
  ['$.n[-2:1]', '[1,2,3]'],
  ['$.book[*].zz', '[]'],
  ['$.missing[*]', '[]'],
  ['$.book[?(@.isbn)].title', '["A","C"]'],
  ['$.book[?(!@.isbn)].title', '["B"]'],
  ['$.book[?(@.price < 10)].title', '["A"]'],
  ['$.book[?(@.price == 30)].title', '["C"]'],
  ["$.book[?(@.price == '12')].title", '["B"]'],
  ["$.book[?(@.title in ['A','C'])].title", '["A","C"]'],
  ["$.book[?(@.tags contains 'x')].title", '["A"]'],
  ['$.book[?(@.tags empty true)].title', '["B"]'],
  ['$.book[?(@.tags size 2)].title', '["A"]'],
  ['$.book[?(@.title =~ /[ab]/i)].title', '["A","B"]'],
  ["$.book[?(@.title > 'A' && @.title != 'C')].title", '["B"]'],
  ['$.book[?(!(@.price == 12 || @.price < 10))].title', '["C"]'],
  ['$.book[?(@.isbn == null)].title', '["B","C"]'],
  ['$..book[?(@.price > $.n[0])].title', '["A","B"]'],
  ["$.book[?(@.tags subsetof ['x','y','z'])].title", '["A","B"]'],
  ['$..[0].title', '["A"]'],
])('the indefinite path %s gives %s', (path, expected) => {
  expect(read(path)).toBe(expected);
  expect(compileJsonPath(path).definite).toBe(false);
});

test.each([
  ['$.n.sum()', '6.0'],
  ['$.n.avg()', '2.0'],
  ['$.n.min()', '1.0'],
  ['$.n.max()', '3.0'],
  ['$.n.stddev()', '0.8164965809277263'],
  ['$.n.length()', '3'],
  ['$..tags.length()', '2'],
  ['$.n.first()', '3'],
  ['$.n.last()', '2'],
  ['$.n.index(1)', '1'],
  ['$.bicycle.keys()', '["color","length"]'],
  ['$.sum($.n, 4)', '10.0'],
  ['$.concat($.bicycle.color, "!")', '"red!"'],
  ['$.none.length()', '""'],
])('the function %s gives %s', (path, expected) => {
  expect(read(path).replace(/^\[color, length\]$/, '["color","length"]')).toBe(expected);
});

test.each([
  '$.',
  '$..',
  '$.a b',
  '$[',
  "$['a",
  "$['a'",
  '$[1',
  '$[::2]',
  '$[a]',
  '$a',
  '$[?(@.a]',
  '$[?(@.a == )]',
  '$[?(@.a =~ /(/)]',
  ' $.a',
])('%s is no path', (path) => {
  expect(() => compileJsonPath(path)).toThrow(InvalidPath);
});

test.each([
  ['$.empty.sum()', 'no number to aggregate'],
  ['$.n.nope()', 'no function nope()'],
  ['$.bicycle.color[?(@.a)]', 'object or an array'],
  ['$.empty.first()', 'out of bounds'],
])('%s fails when it is read: %s', (path, message) => {
  expect(() => compileJsonPath(path).read(store)).toThrow(message);
});

test('an empty path and the document null are errors of Jayway', () => {
  expect(() => compileJsonPath('')).toThrow('path can not be null or empty');
  expect(() => compileJsonPath('$').read(null)).toThrow('json object can not be null');
});

test('append changes the document', () => {
  const document = parseJson('{"a": [1]}');
  compileJsonPath('$.a.append(2)').read(document);
  expect(jsonText(document)).toBe('{"a":[1,2]}');
});

test('a path gives the same however often it is read, where Jayway forgets a wildcard', () => {
  const path = compileJsonPath('$.length($.book[*].tags)');
  expect([path.read(store), path.read(store)]).toEqual([path.read(store), path.read(store)]);
});

test('paths that are made while a template runs are compiled once', () => {
  expect(cachedJsonPath('$.a.b')).toBe(cachedJsonPath('$.a.b'));
  for (let index = 0; index < 1_000; index++) cachedJsonPath(`$.a${index}`);
  expect(cachedJsonPath('$.a999')).toBe(cachedJsonPath('$.a999'));
});

describe('hostile paths and documents', () => {
  test.each([
    ['a thousand scans over a wide document', `$${'..*'.repeat(50)}`],
    ['too many steps', `$${'.a'.repeat(100_000)}`],
    ['filters in filters', `$${'[?(@'.repeat(10_000)}`],
    ['brackets in filters', `$[?(${'('.repeat(50_000)}`],
    ['a slice of all integers', '$.n[-2147483648:2147483647]'],
    ['an index beyond 32 bits', '$.n[99999999999]'],
    ['a catastrophic pattern', '$.book[?(@.text =~ /(a+)+(?=b)$/)]'],
  ])('%s ends soon, with a result or a clear error', (_, path) => {
    const items = Array.from({ length: 20 }, () => `{"a":[1,2,{"b":[1,2,3]}],"text":"${'a'.repeat(40)}"}`).join(',');
    const document = parseJson(`{"book":[${items}],"n":[1,2,3]}`);
    const started = performance.now();
    try {
      compileJsonPath(path).read(document);
    } catch (error) {
      expect(error).toBeInstanceOf(JavaException);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a document that contains itself is walked to a limit', () => {
    const map = new JavaMap();
    map.put('self', map);
    expect(() => compileJsonPath('$..x').read(map)).toThrow('levels deep');
    expect(() => jsonText(map)).toThrow('levels deep');
  });
});
