import fc from 'fast-check';
import { UnreadableDocument } from '../../../lib/readers';
import { SourceDocument } from '../../../lib/readers/source';

const read = (source: unknown) => new SourceDocument(source, { file: 'api.json', wanted: 'a document', intrinsics: true });

test('JSON text reads as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(read(text).root.json()).toEqual(JSON.parse(text));
    }),
  );
});

test('the values of a text stand where they are located', () => {
  const json = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean()));
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const lines = text.split('\n');
      const document = read(text);
      for (const { key, value: member } of document.root.entries()) {
        const { start, end } = document.locate(member.pointer) as NonNullable<ReturnType<typeof document.locate>>;
        const written = lines[start.line - 1].slice(start.column - 1, end.column - 1);
        expect(JSON.parse(written)).toEqual(value[key]);
      }
    }),
  );
});

test('members keep the order of the text, also where their names look like integers', () => {
  const { root } = read('{"404": 1, "default": 2, "200": 3, "__proto__": 4}');
  expect(root.entries().map(({ key }) => key)).toEqual(['404', 'default', '200', '__proto__']);
});

test('numbers keep the text that they are written with', () => {
  expect(read('{"version": 1.0}').root.get('version')?.text).toBe('1.0');
});

test('a byte order mark is no part of the text', () => {
  expect(read('\uFEFF{"a": 1}').root.json()).toEqual({ a: 1 });
});

test('a member named __proto__ stays a member of its own', () => {
  const json = read('{"__proto__": {"polluted": true}}').root.json();
  expect(Object.getOwnPropertyNames(json)).toEqual(['__proto__']);
  expect((json as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([
  ['{"a": 1,, "b": 2}', 1, 9, "found ',' where a member name in double quotes is wanted"],
  ['{\n  "a": "x\n}', 2, 10, "found '\n' where the closing double quote of a string is wanted"],
  ['{"a": "\\q"}', 1, 7, 'this string holds an escape that JSON does not have'],
  ['{"a": 1 "b": 2}', 1, 9, "found '\"' where ',' or '}' is wanted"],
  ['{"a" 1}', 1, 6, "found '1' where ':' after the member name is wanted"],
  ['{"a": [1, 2}', 1, 12, "found '}' where ',' or ']' is wanted"],
  ['{"a": 1', 1, 8, "found the end of the text where ',' or '}' is wanted"],
])('%j is an error that names place and expectation', (text, line, column, message) => {
  const attempt = () => read(text);
  expect(attempt).toThrow(UnreadableDocument);
  expect(attempt).toThrow(`api.json:${line}:${column}: this is not a document: ${message}`);
});

test.each(['{"a":', '['])('a text nested 100,000 levels deep (%s…) is an error, not an overflow', (opening) => {
  expect(() => read(opening.repeat(100_000))).toThrow(UnreadableDocument);
});

test('an object that holds itself is an error, not an overflow', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(() => read(circle)).toThrow('nested more than 500 levels deep');
});

test('of two members with one name the later counts, and the place of the second is kept', () => {
  const document = read('{"a": 1, "b": 2, "a": 3}');
  expect(document.root.json()).toEqual({ a: 3, b: 2 });
  expect(document.duplicates).toEqual([{ key: 'a', keySpan: { start: 17, end: 20 } }]);
});
