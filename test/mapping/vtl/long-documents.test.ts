import fc from 'fast-check';
import { outcomes, rendered } from '../template-case';

/** Makes a document so long that its values are made on demand, and one that is read at once: it is not all ASCII. */
const PAD = 'x'.repeat(3_000);
const longBody = (items: string): string => `{"items":${items},"pad":"${PAD}"}`;
const otherBody = (items: string): string => `{"items":${items},"pad":"é"}`;

const text = fc.oneof(
  fc.string({ maxLength: 30 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '"a\\"b"',
    '"it\'s/so"',
    '"back\\\\slash"',
    '"line\\nline"',
    '"Z\\u00fcrich"',
    '"\\u20AC 5"',
    '"\\ud83D\\ude00"',
    '"\\u0041\\u0007"',
    '""',
  ),
);
const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('0', '-0', '-7', '2.50', '0.001', '99.5', '-0.5', '12345678.25', '2147483648', '1700000000000'),
);
const scalar = fc.oneof(text, number, fc.constantFrom('true', 'false', 'null'));
const address = fc.oneof(
  text.map((city) => `{"city":${city}}`),
  fc.tuple(text, scalar).map(([city, zip]) => `{"zip": ${zip},"city":${city}}`),
  fc.constantFrom('null', '"none"', '[]', '{}'),
);
const tags = fc
  .array(fc.oneof({ arbitrary: text, weight: 5 }, scalar, address), { maxLength: 3 })
  .map((entries) => `[${entries.join(',')}]`);
const member = fc.oneof(
  text.map((value) => ['id', value]),
  text.map((value) => ['name', value]),
  number.map((value) => ['price', value]),
  tags.map((value) => ['tags', value]),
  address.map((value) => ['address', value]),
  scalar.map((value) => ['other', value]),
);
const plainItem = fc
  .tuple(text, text, number, tags, address)
  .map(([id, name, price, words, place]) => `{"id":${id},"name":${name},"price":${price},"tags":${words},"address":${place}}`);
const mixedItem = fc
  .array(member, { maxLength: 7 })
  .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join(', ')}}`);
const items = fc
  .array(fc.oneof({ arbitrary: plainItem, weight: 8 }, { arbitrary: mixedItem, weight: 2 }, { arbitrary: scalar, weight: 1 }), {
    minLength: 9,
    maxLength: 30,
  })
  .map((entries) => `[${entries.join(',')}]`);

const part = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.constantFrom(
      '$item.id',
      '$item.name',
      '$util.escapeJavaScript($item.name)',
      '$util.escapeJavaScript($item.address.city)',
      '$item.price',
      '$!item.price',
      '${item.tags[0]}',
      '$item.tags[1]',
      '$item.address.city',
      '$item.address.zip',
      '$util.escapeJavaScript($item.price)',
    ),
  },
  { weight: 6, arbitrary: fc.constantFrom(',\n  "a": "', '/', ' ', '":', '}') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '$foreach.count',
      '#if($foreach.hasNext),#end',
      '$item',
      '$item.tags',
      '$item.address',
      '$items[0].id',
      '$input.json("$.items[1]")',
      '$item.tags.size()',
      '$item.size()',
      '#foreach($t in $item.tags)$t-$t.city#end',
      '#if($item.price > 10)more#else less $item.name#end',
      'é',
      '€',
      '$block',
      '-'.repeat(1_100),
      '$util.base64Encode($item.id)',
      '"#set($w = "<$item.id>")$w"',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '#set($x = $item.put("id", "new"))',
      '#set($x = $item.tags.add("new"))',
      '#set($item.address.city = "new")',
      '#set($x = $item.remove("name"))',
      '#set($item = $item.address)',
      '#set($util = $item)',
      '#set($items[2].name = "new")',
      '#set($x = $items.remove(0))',
      '#if($foreach.count == 11)#break#end',
      '#if($foreach.count == 10)#stop#end',
    ),
  },
);
const template = fc
  .tuple(
    fc.array(part, { minLength: 1, maxLength: 20 }),
    fc.constantFrom("$input.path('$.items')", "$input.path('$.items[*]')", "$input.path('$').items"),
  )
  .map(
    ([parts, source]) =>
      `#define($block)[$item.id#foreach($i in [1..2])$item.name#end]#end#set($items = ${source})<#foreach($item in $items)${parts.join('')}#end>$items.size()`,
  );

test('a template prints the same of a document whose values are made on demand', () => {
  fc.assert(
    fc.property(items, template, (entries, given) => {
      const { closures, source } = outcomes(given, { body: longBody(entries) });
      const expected = outcomes(given, { body: otherBody(entries) }).closures;
      expect({ closures, source }).toEqual({ closures: expected, source: expected });
    }),
    { numRuns: 1_500 },
  );
});

const row = (entries: readonly unknown[]): string => JSON.stringify(entries);
const alike = (count: number, entry: (index: number) => unknown): string => row(Array.from({ length: count }, (_, index) => entry(index)));

test.each([
  ['more than is gathered at once', '#foreach($item in $items){"a":"$item.name"}#end', alike(1_000, () => ({ name: 'n'.repeat(700) }))],
  [
    'values longer than what is gathered at once',
    '#foreach($item in $items)<$item.name>$foreach.count#end',
    alike(12, (index) => ({ name: 'n"'.repeat(index < 10 ? 10_000 : 50_000) })),
  ],
  [
    'texts of the template longer than that',
    `#foreach($item in $items)${'t'.repeat(140_000)}$item.name${'u'.repeat(140_000)}#end`,
    alike(10, () => ({ name: 'n' })),
  ],
  [
    'Integers of every length',
    '#foreach($item in $items)$item $foreach.count $item.n#end',
    alike(40, (index) => ({ n: Math.round((-7) ** (index % 11)) })),
  ],
  ['the least Integer', '#set($n = -2147483648)#foreach($item in $items)$n$item.a#end', alike(12, () => ({ a: 1 }))],
  [
    'many members, and some twice',
    '#foreach($item in $items)$item.m70$item.m3,#end',
    alike(12, () => Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`m${at}`, at]))),
  ],
  [
    'what another document is read between',
    "#foreach($item in $items)$item.a$util.parseJson('[1]')$item.b#end",
    alike(20, (index) => ({ a: index, b: `b${index}` })),
  ],
  ['numbers with exponents', '#foreach($item in $items)$item.n,#end', `[${'{"n":1e3},'.repeat(20)}{"n":5}]`],
  [
    'items that are nothing',
    '#foreach($item in $items)$item.a,#end',
    row([{ a: 1 }, null, ...Array.from({ length: 20 }, (_, a) => ({ a }))]),
  ],
])('%s print as ever', (_, given, entries) => {
  const whole = `#set($items = $input.path('$.items'))${given}`;
  expect(rendered(whole, { body: longBody(entries) })).toBe(rendered(whole, { body: otherBody(entries) }));
});

test('an error in a long loop leaves nothing for the next rendering', () => {
  const body = longBody(alike(20, (a) => ({ a })));
  const loop = "#foreach($item in $input.path('$.items'))<$item.a>#end";
  const { source } = outcomes(`${loop}#foreach($item in [1])#set($s = "x")#set($s = $s.substring(3))#end`, { body });
  expect(source).toEqual({ error: 'runtime' });
  expect(rendered(loop, { body })).toBe(Array.from({ length: 20 }, (_, a) => `<${a}>`).join(''));
});
