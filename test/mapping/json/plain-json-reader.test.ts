import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { JavaList, JavaMap, type JavaValue } from '../../../lib/mapping';
import { JsonReader } from '../../../lib/mapping/json/json-reader';
import { readPlainJson } from '../../../lib/mapping/json/plain-json-reader';
import { PERMISSIVE } from '../../../lib/mapping/plain-json';

/** A value with its classes and the order of its members. */
function shape(value: JavaValue): unknown {
  if (value instanceof JavaMap) return { map: Array.from(value.entries, ([key, item]) => [key, shape(item)]) };
  if (value instanceof JavaList) return { list: value.items.map(shape) };
  return typeof value === 'object' && value !== null ? [value.javaClass, value.toJavaString()] : value;
}

function permissive(text: string): unknown {
  return shape(new JsonReader(text, PERMISSIVE).read());
}

/** As it is, and in one so long that its values are made on demand: which has to be all ASCII. */
const guises: readonly (readonly [string, (document: string) => string])[] = [
  ['a short document', (document) => document],
  ['a long document', (document) => `[${document.replace(/[^\0-\x7f]/g, escaped)},"${'x'.repeat(3_000)}"]`],
];

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const names = fc.constantFrom('a', 'b', 'name', '__proto__', '1', '"', 'constructor', 'é', '');
const documents = fc.letrec<{ value: unknown; object: unknown; array: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.double(),
    fc.integer(),
    tie('object'),
    tie('array'),
  ),
  object: fc.array(fc.tuple(names, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  array: fc.array(tie('value'), { maxLength: 4 }),
}));

describe.each(guises)('in %s', (_, guise) => {
  test('plain JSON is read as the reader with all quirks reads it', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof(documents.object, documents.array), fc.constantFrom(undefined, 1, '\t'), (document, indent) => {
        const text = guise(JSON.stringify(document, undefined, indent));
        const value = readPlainJson(text);
        if (value === undefined) return;
        plain++;
        expect(shape(value)).toEqual(permissive(text));
      }),
      { numRuns: 1_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  test('what is damaged is left to that reader, or read the same', () => {
    const signs = fc.constantFrom(
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ' ',
      '\n',
      '\u0001',
      '\u007f',
      '0',
      '-',
      '.',
      'e',
      'x',
      "'",
      'null',
      '\u001a',
      '\\u0041',
      '/',
    );
    fc.assert(
      fc.property(documents.object, fc.nat(), signs, fc.constantFrom(0, 1), (document, place, sign, dropped) => {
        const text = guise(JSON.stringify(document));
        const at = place % text.length;
        const damaged = text.slice(0, at) + sign + text.slice(at + dropped);
        const value = readPlainJson(damaged);
        if (value !== undefined) expect(shape(value)).toEqual(permissive(damaged));
      }),
      { numRuns: 3_000 },
    );
  });

  test('objects in a row are read for themselves, whatever the ones before had', () => {
    const member = fc.tuple(
      fc.constantFrom('a', 'b', 'c', '__proto__', 'x"y', 'é'),
      fc.constantFrom('1', '"t"', '{}', '{"a":[2]}', '[{"b":1}]'),
    );
    const gap = fc.constantFrom('', ' ', '\n  ');
    const object = fc
      .tuple(fc.array(member, { maxLength: 5 }), gap, gap, gap)
      .map(
        ([members, before, between, after]) =>
          `{${members.map(([name, value]) => `${before}${JSON.stringify(name)}${between}:${after}${value}${between}`).join(',')}${before}}`,
      );
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 20 }), (objects) => {
        const text = guise(`[${objects.join(', ')}]`);
        expect(shape(readPlainJson(text)!)).toEqual(permissive(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['many members', `{${Array.from({ length: 300 }, (_, index) => `"m${index}":{"a":${index}}`).join(',')}}`],
    ['long names', `{"a":1,"${'n'.repeat(300)}":{"b":2},"c":3}`],
    [
      'more names than are remembered',
      `[${Array.from({ length: 12_000 }, (_, index) => `{"k${index}":1,"a":{"b${index}":2}}`).join(',')}]`,
    ],
    ['a text longer than the shared array', `["${'x'.repeat(1_100_000)}",{"a":1}]`],
    ['a row of many numbers', `[${'1,'.repeat(400_000)}2]`],
    ['many short rows', `[${'[[],[1,[2,3,4,5,6,7]],{"a":[{}]}],'.repeat(20_000)}0]`],
    ['short rows behind a long one', `[[${'[],'.repeat(5_000)}[]],[[[[[[${'1,'.repeat(3_000)}1]]]]]],[[[[[[]]]]]]]`],
    [
      'long escaped texts',
      `["${'\\n'.repeat(5_000)}","\\n${'x'.repeat(4_094)}","\\n${'x'.repeat(4_095)}","\\n${'x'.repeat(4_096)}","é\\"€\\\\"]`,
    ],
  ])('%s are read, again and again', (__, document) => {
    const text = guise(document);
    const expected = permissive(text);
    for (let time = 0; time < 3; time++) expect(shape(readPlainJson(text)!)).toEqual(expected);
  });
});

test.each([
  '{"a": 007}',
  '{"a": 1.}',
  '{"a": -}',
  '{"a": 1e2}',
  '{"a": 1234567890123456789}',
  '{"a": 0.12345678901234567890}',
  '{"a": 1,}',
  '[1,]',
  '{"a" 1}',
  '{a: 1}',
  "{'a': 1}",
  '{"a": "\u0001"}',
  '{"a": "\\u00g1"}',
  '{"a": "\\u41"}',
  '{"a": "\\u',
  '{"a": "\\x41"}',
  '{"a": nulls}',
  '[1] x',
  '[1',
  '{"a": "x',
  '"text"',
  '1',
  '',
  ' ',
  `${'['.repeat(401)}${']'.repeat(401)}`,
])('%j is not plain', (text) => {
  expect(readPlainJson(text)).toBeUndefined();
});

test.each([
  '{}',
  '[]',
  ' [ 1 , -2 , 0 , -0 , 2.50 , "a\\n\\"b\\"" , true , false , null ] \n',
  '{"a": 1, "a": 2}',
  '[2147483647, 2147483648, -2147483648, -2147483649, 999999999, 1000000000, 999999999999999999, -999999999999999999]',
  '[12345678901.5, 123456789012345.5]',
  '["\\u0041\\u00e9", "\\u0000\\u007f", "\\ud83d\\ude00 \\udc00", "é\\u20AC", "\\"\\/\\b\\f\\r\\t"]',
  '[{"a\\"b": 1}, {"a\\"b": 2}, {"ab": 3}]',
])('%j is plain', (document) => {
  for (const [, guise] of guises) {
    const text = guise(document);
    expect(shape(readPlainJson(text)!)).toEqual(permissive(text));
  }
});

test('a long row makes no later document take more than it needs', () => {
  expect(readPlainJson(`[${'1,'.repeat(1_000_000)}1]`)).toBeDefined();
  const deep = `[${'['.repeat(390)}"${'x'.repeat(3_000)}"${']'.repeat(390)}]`;
  const before = process.memoryUsage().arrayBuffers;
  for (let time = 0; time < 20; time++) expect(shape(readPlainJson(deep)!)).toEqual(permissive(deep));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
});

test('names that were met keep no document alive', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const read = (name: string): unknown =>
    readPlainJson(`{"pad":"${name.repeat(20_000)}","the-member-of-${name}":{"another-one-of-${name}":1}}`);
  read('first');
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 200; index++) expect(read(`document-${index}`)).toBeDefined();
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
});
