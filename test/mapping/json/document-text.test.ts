import fc from 'fast-check';
import { jsonText } from '../../../lib/mapping/json';
import { JsonReader } from '../../../lib/mapping/json/json-reader';
import { readPlainJson } from '../../../lib/mapping/json/plain-json-reader';
import { PERMISSIVE } from '../../../lib/mapping/plain-json';
import type { JavaValue } from '../../../lib/mapping/values';
import { rendered } from '../template-case';

/** `$input.json('$')` of a document that was read without its text in mind. */
function written(text: string): string {
  return jsonText(new JsonReader(text, PERMISSIVE).read());
}

/** So long that values are made on demand. */
function longer(document: string): string {
  return `[${document},"${'x'.repeat(3_000)}"]`;
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a/b', 'x"y', 'back\\slash', '\u007f', '\u0085', '\u2028', '\u20ac', 'é', '\n', ''),
);
const number = fc.constantFrom('0', '-0', '7', '-12', '1.0', '1.50', '0.001', '0.01', '12345678.5', '-0.0', '1234567.25', '100.125');
const node = fc.letrec<{ value: string; object: string; array: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    number,
    fc.constantFrom('true', 'false', 'null'),
    text.map((value) => JSON.stringify(value)),
    text.map((value) => `"${[...value].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`),
    tie('object'),
    tie('array'),
  ),
  object: fc
    .tuple(fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }), fc.constantFrom('', '', '', ' '))
    .map(([members, gap]) => `{${gap}${members.map(([name, value]) => `${JSON.stringify(name)}${gap}:${value}`).join(`,${gap}`)}}`),
  array: fc
    .tuple(fc.array(tie('value'), { maxLength: 4 }), fc.constantFrom('', '', '', ' '))
    .map(([items, gap]) => `[${gap}${items.join(`${gap},`)}]`),
}));

test('an object or array prints the same, taken from the text or written anew', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(node.object, node.array), (document) => {
      for (const guise of [document, longer(document)]) {
        const value: JavaValue | undefined = readPlainJson(guise);
        if (value === undefined) return;
        read++;
        expect(jsonText(value)).toBe(written(guise));
      }
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('what stands in a document as JSON is written is taken from there, part by part', () => {
  const document = '{"a":{"b":[1,{"c":"x/y"}]}, "d":"\\u0041"}';
  const template = "$input.json('$') $input.json('$.a') $input.json('$.a.b') $input.json('$.a.b[1]') $input.json('$.d')";
  expect(rendered(template, { body: document })).toBe(
    '{"a":{"b":[1,{"c":"x/y"}]},"d":"A"} {"b":[1,{"c":"x/y"}]} [1,{"c":"x/y"}] {"c":"x/y"} "A"',
  );
});

/** Everything that changes an object or array, from wherever it was reached. */
const changes = [
  "#set($input.path('$.o').n = 2)",
  "#set($input.path('$.o')['n'] = 2)",
  "#set($input.path('$.o').z = 2)",
  "#set($input.path('$.l')[0] = 9)",
  "#set($x = $input.path('$').put('s', 'new'))",
  "#set($x = $input.path('$.o').put('other', 'new'))",
  "#set($x = $input.path('$.o').putAll({'n': 3}))",
  "#set($x = $input.path('$.o').putIfAbsent('m', 3))",
  "#set($x = $input.path('$.o').replace('n', 3))",
  "#set($x = $input.path('$.o').replace('n', 1, 3))",
  "#set($x = $input.path('$.o').remove('n'))",
  "#set($x = $input.path('$.o').clear())",
  "#set($x = $input.path('$.o').keySet().remove('n'))",
  "#set($x = $input.path('$.o').keySet().clear())",
  "#set($x = $input.path('$.o').values().remove(1))",
  "#set($x = $input.path('$.o').keySet().retainAll([]))",
  "#foreach($e in $input.path('$.o').entrySet())#set($x = $e.setValue('set'))#end",
  "#set($i = $input.path('$.o').keySet().iterator())#set($x = $i.next())#set($x = $i.remove())",
  "#set($x = $input.path('$.l').add(4))",
  "#set($x = $input.path('$.l').add(0, 4))",
  "#set($x = $input.path('$.l').addAll([4, 5]))",
  "#set($x = $input.path('$.l').addAll(1, [4, 5]))",
  "#set($x = $input.path('$.l').appendElement(4))",
  "#set($x = $input.path('$.l').set(1, 'set'))",
  "#set($x = $input.path('$.l').remove(0))",
  "#set($x = $input.path('$.l').removeAll([3]))",
  "#set($x = $input.path('$.l').retainAll([3]))",
  "#set($x = $input.path('$.l').clear())",
  "#set($x = $input.path('$.l').merge($input.path('$.m')))",
  "#set($x = $input.path('$.l').subList(0, 1).clear())",
  "#set($x = $input.path('$.l').subList(0, 2).set(0, 'set'))",
  "#set($i = $input.path('$.l').iterator())#set($x = $i.next())#set($x = $i.remove())",
  "#set($i = $input.path('$.l').listIterator())#set($x = $i.next())#set($x = $i.set('set'))",
  "#set($i = $input.path('$.l').listIterator())#set($x = $i.add('added'))",
  "#set($x = $input.path('$.deep[0].a.b').put('c', 2))",
  "#set($x = $input.path('$.deep[0].a.l').add(2))",
  "#set($a = $input.path('$.deep[0].a'))#set($x = $a.l.add($a.b))",
];

describe('What a template has changed prints changed, in all that it is a part of', () => {
  const body = '{"s":"t","o":{"n":1},"l":[3,1],"m":[7],"deep":[{"a":{"b":{"c":1},"l":[1]}}]}';
  const paths = ['$', '$.o', '$.l', '$.deep', '$.deep[0]', '$.deep[0].a'];
  const prints = paths.map((path) => `$input.json('${path}')`).join('|');

  test.each(changes)('%s', (change) => {
    const before = rendered(prints, { body });
    const after = rendered(`${prints}${change}|${prints}`, { body });
    expect(after.slice(0, before.length)).toBe(before);
    // A blank before each colon is nothing that JSON is written with, so that all is written anew.
    expect(after).toBe(rendered(`${prints}${change}|${prints}`, { body: body.replaceAll(':', ' :') }));
    expect(after.slice(before.length + 1)).not.toBe(before);
  });

  test.each(changes)('%s, in a long document', (change) => {
    const long = body.replace('{', `{"pad":"${'x'.repeat(3_000)}",`);
    expect(rendered(`${prints}${change}|${prints}`, { body: long })).toBe(
      rendered(`${prints}${change}|${prints}`, { body: long.replaceAll(':', ' :') }),
    );
    expect(rendered(`$input.json('$.o')${change}$input.json('$')`, { body: long })).not.toContain(long);
  });
});
