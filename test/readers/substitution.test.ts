import * as fc from 'fast-check';
import { withValues } from '../../lib/readers/substitution';

const marker = '<<marker:text:a>>';
const value = { 'Fn::GetAtt': ['F', 'Arn'] };

/** What the text stands for, with the intrinsic for the marker. */
const read = (document: unknown, values: ReadonlyMap<string, never>) => JSON.parse(withValues(JSON.stringify(document), values)) as unknown;

const intrinsic = new Map([[marker, value as never]]);

test('a string around a marker becomes a join, whatever characters are in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const pieces = [before, value, after].filter((piece) => piece !== '');
      const expected = pieces.length === 1 ? value : { 'Fn::Join': ['', pieces] };
      expect(read({ a: [`${before}${marker}${after}`, before], b: after }, intrinsic)).toEqual({ a: [expected, before], b: after });
    }),
  );
});

test('a text in the place of a marker is escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read({ a: `${marker}/${marker}` }, new Map([[marker, text as never]]))).toEqual({ a: `${text}/${text}` });
    }),
  );
});

test('a document without markers stays as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(withValues(text, intrinsic)).toBe(text);
    }),
  );
});

test('outside of strings a marker is a whole value, a number as it is written', () => {
  expect(withValues(`{"a": ${marker}}`, new Map([[marker, '5000']]))).toBe('{"a": 5000}');
  expect(withValues(`[${marker}]`, new Map([[marker, ['a', 'b']]]))).toBe('[["a","b"]]');
});

test('names of members, and markers without a name, stay as they are', () => {
  expect(withValues(`{"${marker}" : 1}`, intrinsic)).toBe(`{"${marker}" : 1}`);
  expect(withValues('{"a": "b"}', new Map([['', 'x']]))).toBe('{"a": "b"}');
});

test.each(['"', '{"a": "b', '{"a\\', `"${marker}`, ''])('broken text (%j) is left to who reads it', (text) => {
  expect(() => withValues(text, intrinsic)).not.toThrow();
});

test('ten megabytes of quotes and backslashes take no more than a pass', () => {
  const text = JSON.stringify({ a: '\\"'.repeat(2_000_000), b: marker });
  expect(withValues(text, intrinsic).length).toBeGreaterThan(text.length);
});
