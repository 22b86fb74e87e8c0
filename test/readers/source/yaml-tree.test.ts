import fc from 'fast-check';
import { stringify } from 'yaml';
import { UnreadableDocument } from '../../../lib/readers';
import { SourceDocument } from '../../../lib/readers/source';

const read = (source: string) => new SourceDocument(source, { file: 'api.yaml', wanted: 'a document', intrinsics: true });
const json = (source: string) => read(source).root.json();

test('YAML text reads as the value that it was written from', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as object;
      expect(json(stringify({ value: plain }))).toEqual({ value: plain });
    }),
  );
});

test('keys are texts as they are written, in the order of the text', () => {
  const { root } = read('404: a\n200: b\ntrue: c\n0x1F: d\n__proto__: e\n');
  expect(root.entries().map(({ key }) => key)).toEqual(['404', '200', 'true', '0x1F', '__proto__']);
});

test('a version keeps the digits that it is written with', () => {
  expect(read('version: 1.10').root.get('version')?.text).toBe('1.10');
});

test('an alias repeats the value of its anchor', () => {
  expect(json('a: &pets {x: [1]}\nb: *pets\n')).toEqual({ a: { x: [1] }, b: { x: [1] } });
});

test('a merge key gives what the map does not say itself, the first of several maps before the later ones', () => {
  const text = 'one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nmap:\n  <<: [*one, *two]\n  a: 0\nquoted:\n  "<<": text\n';
  expect(json(text)).toMatchObject({ map: { a: 0, b: 1, c: 2 }, quoted: { '<<': 'text' } });
});

test('an aliased value is located where the alias stands', () => {
  const { root } = read('a: &pets\n  x: 1\nb: *pets\n');
  expect(root.get('b')?.origin()).toMatchObject({ start: { line: 3, column: 1 }, end: { line: 3, column: 2 } });
});

test.each([
  ['!Ref Name', { Ref: 'Name' }],
  ['!Sub "x-${Name}"', { 'Fn::Sub': 'x-${Name}' }],
  ['!Sub ["x-${A}", {A: !Ref B}]', { 'Fn::Sub': ['x-${A}', { A: { Ref: 'B' } }] }],
  ['!GetAtt Function.Arn', { 'Fn::GetAtt': ['Function', 'Arn'] }],
  ['!GetAtt Nested.Outputs.Url', { 'Fn::GetAtt': ['Nested', 'Outputs.Url'] }],
  ['!GetAtt [Function, Arn]', { 'Fn::GetAtt': ['Function', 'Arn'] }],
  ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
  ['!If [IsProd, a, !Ref AWS::NoValue]', { 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }],
  ['!Condition IsProd', { Condition: 'IsProd' }],
])("CloudFormation's short form %s is read as the long one", (short, long) => {
  expect(json(`value: ${short}\n`)).toEqual({ value: long });
});

test('lines of a flow collection may be indented as SnakeYAML lets them', () => {
  expect(json("a:\n  b: !Join ['', [ # why\n    'x',\n    'y'\n  ]]\n  c: 1\n")).toEqual({
    a: { b: { 'Fn::Join': ['', ['x', 'y']] }, c: 1 },
  });
});

test.each([
  ['in double quotes', 'a:\n  b: "x \\\n  \\"y\\": 1,\n\n  z"\n  c: 1\n', 'x "y": 1,\nz'],
  ['in single quotes', "a:\n  b: 'x\n  it''s\n  z'\n  c: 1\n", "x it's z"],
  ['within a flow collection', 'a:\n  b: {"Fn::Sub": "x \\\n  y"}\n  c: 1\n', { 'Fn::Sub': 'x y' }],
])('lines of a text %s may be indented as SnakeYAML lets them', (_, text, b) => {
  const { root } = read(text);
  expect(root.json()).toEqual({ a: { b, c: 1 } });
  expect(root.get('a')?.get('c')?.origin().start).toEqual({ line: text.split('\n').length - 1, column: 3 });
});

test('a text that nothing ends is an error where it begins, whatever else is mended', () => {
  expect(() => read('a:\n  b: "x\n  y"\nc: "z\n')).toThrow(/^api\.yaml:4:4: .*nothing ends the text in quotes that begins here$/);
});

test.each([
  ['a: [1, 2\nb: 3\n', /^api\.yaml:\d+:\d+: this is not a document: /],
  ['a: *nowhere\n', /^api\.yaml:1:4: .*the alias \*nowhere has no anchor before it$/],
  ['a: &a [*a]\n', /^api\.yaml:1:8: .*the alias \*a stands inside its own anchor$/],
  ['a:\n  <<: text\n', /^api\.yaml:2:7: .*a merge key \(<<\) wants a map or a list of maps$/],
  ['? {a: 1}\n: b\n', /^api\.yaml:1:3: .*a key must be a text/],
])('%j is an error that names its place', (text, message) => {
  expect(() => read(text)).toThrow(UnreadableDocument);
  expect(() => read(text)).toThrow(message);
});

describe('aliases that make much of little', () => {
  const levels = (line: (level: number) => string) =>
    ['l0: &l0 [lol]', ...Array.from({ length: 30 }, (_, level) => line(level + 1))].join('\n');

  test('are an error when they repeat millions of values', () => {
    const bomb = levels(
      (level) =>
        `l${level}: &l${level} [${Array(9)
          .fill(`*l${level - 1}`)
          .join(', ')}]`,
    );
    expect(() => read(bomb)).toThrow('its aliases repeat more than 1000000 values');
  });

  test('are an error when they merge millions of values', () => {
    const merged = `base: &base {${Array.from({ length: 2000 }, (_, key) => `k${key}: 0`).join(', ')}}\n`;
    expect(() => read(merged + Array.from({ length: 1000 }, (_, key) => `m${key}: {<<: *base}\n`).join(''))).toThrow('its aliases repeat');
  });

  test('are an error when they nest deeper than any document', () => {
    const chain = ['l0: &l0 [x]', ...Array.from({ length: 600 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}]`)].join('\n');
    expect(() => read(chain)).toThrow('its aliases nest more than 500 levels deep');
  });

  test('are read where they stay small', () => {
    expect(json(levels((level) => `l${level}: *l0`))).toMatchObject({ l30: ['lol'] });
  });
});

test.each([
  ['flow', '['.repeat(20_000)],
  ['block', Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
])('%s collections nested too deeply are an error, not an overflow', (_, text) => {
  expect(() => read(text)).toThrow(UnreadableDocument);
});
