import fc from 'fast-check';

/** Texts that are JSON, nearly JSON, and what a permissive reader meets in between. */

const keys = fc.constantFrom('a', 'b', 'c', 'name', 'x y', 'length', '1', '$', 'é', 'a-b', '__proto__', 'constructor');

const leaves = fc.oneof(
  fc.constantFrom(1, 2, 3, 30, -1, 0, 1.5, 10.5, 100, 1e21, 0.1, 2_147_483_648, true, false, null, ''),
  fc.constantFrom('a', 'b', 'abc', '30', '30.0', '1', '$.a', '@.b', '[1]', '{"a":1}', "'q'", 'foo bar', 'A', 'a/b', '\u2028"\\\n\u007f'),
);

/** JSON values whose members a path of `path-arbitrary` is likely to name. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(keys, tie('value')), { maxLength: 4, selector: ([key]) => key }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.tuple(fc.nat(), fc.nat()).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.tuple(fc.nat(999), fc.integer({ min: -340, max: 320 })).map(([digits, exponent]) => `${digits}e${exponent}`),
  fc.constantFrom(
    '0',
    '-0',
    '-0.0',
    '007',
    '1.10',
    '-',
    '1.',
    '.5',
    '2147483647',
    '-2147483648',
    '9223372036854775807',
    '-9223372036854775809',
  ),
  fc.constantFrom('0.1000000000000000055511151231257827', '12345678901234567890123', '9999999999999999999.5e3', '1E400', '1.0e3', '1e'),
);

const pieces = fc.oneof(
  fc.constantFrom('{', '}', '[', ']', ',', ':', '"', "'", ' ', '\n', '\t', '\\', '|', '~', '/'),
  fc.constantFrom(
    'a',
    'null',
    'true',
    'false',
    'NaN',
    '+',
    'é',
    '😀',
    '\u2028',
    '\u00a0',
    '\u0000',
    '\u001a',
    '\u007f',
    '\u0085',
    '\u001c',
    '\ufeff',
  ),
  fc.constantFrom('"a":1', '"k":', '{"a":', '[1,', '"x"', '"a b"', "'q\"'", ': ', ', ', '\\n', '\\u0041', '\\x41', '\\q', '\\u12'),
  numbers,
);

const disturbed = fc.tuple(values, fc.nat(), fc.nat(2), pieces).map(([value, at, dropped, piece]) => {
  const characters = [...JSON.stringify(value)];
  characters.splice(at % (characters.length + 1), dropped, piece);
  return characters.join('');
});

export const jsonTexts: fc.Arbitrary<string> = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 9 }).map((parts) => parts.join('')),
  values.map((value) => JSON.stringify(value)),
  fc.tuple(values, fc.constantFrom(1, 2, '\t')).map(([value, indent]) => JSON.stringify(value, undefined, indent)),
  disturbed,
  fc.array(numbers, { maxLength: 4 }).map((list) => `[${list.join(',')}]`),
);

const memberNames = fc.constantFrom('a', 'b', 'c', 'z', 'a-b', '1', 'é', 'size', '__proto__');
const memberTexts = fc.oneof(
  numbers,
  fc.constantFrom('"x"', '"\\u0041\\"y\\/"', 'null', 'true', '{}', '[]', '{"a":1,"b":[2.50]}', '[{"a":"x"},{"a":"y","b":1}]'),
);

/** An array of objects that are alike, more or less, as text: with blanks, and with names that come twice. */
export const records: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .tuple(memberTexts, memberTexts, memberTexts)
            .map((texts) => texts.map((text, at) => [['a', 'b', 'c'][at], text] as const)),
        },
        { weight: 1, arbitrary: fc.array(fc.tuple(memberNames, memberTexts), { maxLength: 4 }) },
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom('', '', ' ', '\n  '),
    fc.constantFrom('', ' '),
  )
  .map(([objects, before, after]) => {
    const texts = objects.map((members) => members.map(([name, text]) => `${before}${JSON.stringify(name)}:${after}${text}`).join(','));
    return `[${texts.map((text) => `{${text}}`).join(`,${before}`)}]`;
  });

/** Two numbers as JSON, of any size and kind. */
export const numberPairs: fc.Arbitrary<string> = fc.tuple(numbers, numbers).map(([left, right]) => `[${left},${right}]`);
