import fc from 'fast-check';

/** Java regular expressions with everything that can be written in them, mostly right. */

const opening = fc.constantFrom('(', '(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?>', '(?i:', '(?<n>', '(?s)(', '(?m-i:', '(?x:');
const atoms = [
  ...['a', 'b', 'c', 'a', 'b', 'ab', '.', 'x', 'A', 'é', '😀', ' ', '-', '1', '#', '&', '~', '_'],
  ...[
    '\\d',
    '\\w',
    '\\s',
    '\\W',
    '\\S',
    '\\h',
    '\\v',
    '\\R',
    '\\n',
    '\\t',
    '\\.',
    '\\x41',
    '\\x{41}',
    '\\u0061',
    '\\0141',
    '\\cA',
    '\\Qa.b\\E',
  ],
  ...['^', '$', '\\b', '\\B', '\\A', '\\z', '\\Z', '\\G', '\\1', '\\2', '\\k<n>', '(?i)'],
  ...['\\p{L}', '\\p{Lu}', '\\P{Ll}', '\\p{Punct}', '\\p{IsAlphabetic}', '\\p{javaLowerCase}', '\\p{IsLatin}', '\\p{InGreek}', '\\pN'],
];
const quantifiers = fc
  .tuple(fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,1}', '{2,}', '{0}'), fc.constantFrom('', '', '', '?', '+'))
  .map(([count, mode]) => count + mode);
const members = [
  'a',
  'b-d',
  'A-C',
  '\\d',
  '\\w',
  '\\s',
  'x',
  '.',
  '-',
  '&&',
  '&',
  'é',
  '\\]',
  '\\p{L}',
  '0-9',
  ' ',
  '^',
  '\\-',
  '😀',
  'a-c',
];

type Grammar = {
  alternatives: string;
  sequence: string;
  atom: string;
  brackets: string;
};

const grammar = fc.letrec<Grammar>((tie) => ({
  alternatives: fc.array(tie('sequence'), { minLength: 1, maxLength: 3, size: 'xsmall' }).map((branches) => branches.join('|')),
  sequence: fc
    .array(fc.tuple(tie('atom'), fc.option(quantifiers, { nil: '', freq: 2 })), { maxLength: 4 })
    .map((parts) => parts.map(([atom, quantifier]) => atom + quantifier).join('')),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.constantFrom(...atoms) },
    { weight: 1, arbitrary: tie('brackets') },
    { weight: 2, arbitrary: fc.tuple(opening, tie('alternatives')).map(([open, body]) => `${open}${body})`) },
  ),
  brackets: fc
    .tuple(
      fc.constantFrom('', '^'),
      fc.array(
        fc.oneof({ depthSize: 'small' }, { weight: 6, arbitrary: fc.constantFrom(...members) }, { weight: 1, arbitrary: tie('brackets') }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    )
    .map(([sign, parts]) => `[${sign}${parts.join('')}]`),
}));

const disturbed = fc
  .tuple(
    grammar.alternatives,
    fc.nat(),
    fc.nat(1),
    fc.constantFrom(...'()[]{}*+?\\|^$.&-', '&&', '(?', '(?<', '{1', '\\p', '\\Q', '\\E', '\\x', '\\k<'),
  )
  .map(([pattern, at, dropped, piece]) => {
    const characters = [...pattern];
    characters.splice(at % (characters.length + 1), dropped, piece);
    return characters.join('');
  });

export const patterns: fc.Arbitrary<string> = fc.oneof({ weight: 5, arbitrary: grammar.alternatives }, { weight: 1, arbitrary: disturbed });

export const subjects: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b',
        'c',
        'a',
        'b',
        'x',
        'A',
        'B',
        ' ',
        '\n',
        '\r\n',
        '1',
        'é',
        'É',
        '😀',
        '-',
        '.',
        '_',
        'ab',
        '\u0301',
        '\u2028',
        'α',
        '&',
      ],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

export const replacements: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('-', '<$0>', '$1', '\\$', 'x', '${n}', '$2', '\\\\', '$10', '$'), { maxLength: 3 })
  .map((parts) => parts.join(''));
