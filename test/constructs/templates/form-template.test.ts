import * as fc from 'fast-check';
import { MappingSource, MappingTemplate } from '../../../lib';
import { type Given, render } from './render';
import { body, element, list, number, optional, queryString, withDefault } from './words';

function printed(structure: Record<string, unknown>, given: Given = {}): [string, string][] {
  return [...new URLSearchParams(render(MappingTemplate.form(structure).template, given))];
}

test.each<[string, Record<string, unknown>, Given, [string, string][]]>([
  [
    'literals',
    { Action: 'Send it', n: 1.5, yes: true, none: null },
    {},
    [
      ['Action', 'Send it'],
      ['n', '1.5'],
      ['yes', 'true'],
      ['none', ''],
    ],
  ],
  ['names and values that need encoding', { 'a&b=$#': '$x #end &=+%' }, {}, [['a&b=$#', '$x #end &=+%']]],
  [
    'sources',
    { q: queryString('q'), b: body('$.b') },
    { query: { q: 'a b&c' }, body: '{"b":"é="}' },
    [
      ['q', 'a b&c'],
      ['b', 'é='],
    ],
  ],
  [
    'what is missing',
    { q: queryString('q'), b: body('$.b') },
    {},
    [
      ['q', ''],
      ['b', ''],
    ],
  ],
  [
    'numbers and objects of the body',
    { n: body('$.n'), o: body('$.o') },
    { body: '{"n":5,"o":{"a":[1]}}' },
    [
      ['n', '5'],
      ['o', '{"a":[1]}'],
    ],
  ],
  ['a text as number', { n: number(queryString('n')) }, { query: { n: '1e+5' } }, [['n', '1e+5']]],
  [
    'a text that is no number',
    { n: number(queryString('n')), m: 1 },
    { query: { n: '1&x=2' } },
    [
      ['n', ''],
      ['m', '1'],
    ],
  ],
  ['a context variable', { id: MappingSource.context('requestId') }, { context: { requestId: 'r 1' } }, [['id', 'r 1']]],
  ['a default', { a: withDefault(queryString('a'), 'x y') }, {}, [['a', 'x y']]],
  ['objects inside', { a: { b: { c: 1 } } }, {}, [['a[b][c]', '1']]],
  [
    'lists of texts',
    { a: ['x', 'y'] },
    {},
    [
      ['a', 'x'],
      ['a', 'y'],
    ],
  ],
  [
    'lists of objects',
    { a: [{ b: 1 }, { b: 2 }] },
    {},
    [
      ['a[0][b]', '1'],
      ['a[1][b]', '2'],
    ],
  ],
  [
    'an array of the body',
    { a: list(body('$.a'), element()) },
    { body: '{"a":["x","y&z",3]}' },
    [
      ['a', 'x'],
      ['a', 'y&z'],
      ['a', '3'],
    ],
  ],
  [
    'an array of objects of the body',
    { first: 1, a: list(body('$.a'), { b: element('b') }), last: 2 },
    { body: '{"a":[{"b":"x"},{"b":"y"}]}' },
    [
      ['first', '1'],
      ['a[0][b]', 'x'],
      ['a[1][b]', 'y'],
      ['last', '2'],
    ],
  ],
  ['no array', { a: list(body('$.a'), element()), z: 1 }, {}, [['z', '1']]],
])('%s', (_what, structure, given, expected) => {
  expect(printed(structure, given)).toEqual(expected);
});

test('optional fields come and go with their separators', () => {
  const names = ['a', 'b', 'c'];
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray(names), (optionals, sent) => {
      const structure = Object.fromEntries(
        names.map((name) => [name, optionals.includes(name) ? optional(queryString(name)) : queryString(name)]),
      );
      const output = render(MappingTemplate.form(structure).template, { query: Object.fromEntries(sent.map((name) => [name, '1'])) });
      const kept = names.filter((name) => !optionals.includes(name) || sent.includes(name));
      expect(output).toBe(kept.map((name) => `${name}=${sent.includes(name) ? '1' : ''}`).join('&'));
    }),
  );
});

test('every value arrives as it was, whatever it holds', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (q, b) => {
      const fields = printed({ q: queryString('q'), b: body('$.b') }, { query: { q }, body: JSON.stringify({ b }) });
      expect(fields).toEqual([
        ['q', q],
        ['b', b.replaceAll('\u007f', '')],
      ]);
    }),
  );
});

test('fails on a structure that has no fields', () => {
  expect(() => MappingTemplate.form(['a'] as never)).toThrow('must be an object');
});
