import fc from 'fast-check';

/** JSONPaths with every operator, mostly right, some with a character too many or too few. */

const names = fc.constantFrom('a', 'b', 'c', 'name', 'length', 'é', 'a-b', 'zz', '$', '1', '__proto__', 'constructor');
const functions = 'length size sum avg min max stddev concat append keys first last index nope'.split(' ');
const operators =
  '==|!=|<|<=|>|>=|=~|===|!==| in | nin | IN | contains | size | empty | subsetof | anyof | noneof | all | EXISTS | type '.split('|');
const literals = [
  ...["'a'", "'30'", "'abc'", "'foo bar'", "'it\\'s'", "''", "'\\u0041'", '"a"', '1', '30', '1.5', '-1', '0', '1e2', '10.50', '30.0'],
  ...['true', 'false', 'null', "['a','b']", '[1,2,30]', '["30"]', '[]', '{}', '{"a":1}', "['$.a','a']", '[[1]]', '[true,null]'],
  ...['/a.*/', '/A/i', '/[ab]+/', '/^a$/', '/\\d+/', '/(/'],
];

type Grammar = {
  path: string;
  step: string;
  call: string;
  filter: string;
  operand: string;
};

const grammar = fc.letrec<Grammar>((tie) => ({
  path: fc
    .tuple(fc.constantFrom('$', '@'), fc.array(tie('step'), { maxLength: 3 }), fc.option(tie('call'), { nil: '', freq: 4 }))
    .map(([root, steps, call]) => root + steps.join('') + call),
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: names.map((name) => `.${name}`) },
    { weight: 1, arbitrary: names.map((name) => `['${name}']`) },
    { weight: 2, arbitrary: fc.constantFrom('[0]', '[1]', '[-1]', '[2]', '[-2]', '[10]', '[007]') },
    { weight: 2, arbitrary: fc.constantFrom('[*]', '.*') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('[1:]', '[0:2]', '[:2]', '[:-1]', '[-2:]', '[1:3]', '[0:4:2]', '[-2:1]', '[::2]', '[:]', '[-9:2]'),
    },
    { weight: 1, arbitrary: fc.constantFrom("['a','b']", '["a", "c"]', '[0,1]', '[0, 9]') },
    { weight: 2, arbitrary: names.map((name) => `..${name}`) },
    { weight: 1, arbitrary: fc.constantFrom('..*', '..[*]', '..[0]', "..['a','b']", '..[?(@.a)]', '..[0,1]') },
    { weight: 1, arbitrary: tie('call') },
    { weight: 3, arbitrary: tie('filter').map((filter) => `[?(${filter})]`) },
  ),
  call: fc
    .tuple(
      fc.constantFrom(...functions),
      fc.array(fc.oneof(tie('path'), fc.constantFrom('1', '-1', '"x"', '{"a":1}', '2.5', '0', "'s'", '[1,2]')), { maxLength: 2 }),
    )
    .map(([name, parameters]) => `.${name}(${parameters.join(', ')})`),
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: names.map((name) => `@.${name}`) },
    { weight: 5, arbitrary: fc.tuple(tie('operand'), fc.constantFrom(...operators), tie('operand')).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: tie('path') },
    { weight: 1, arbitrary: tie('filter').map((filter) => `(${filter})`) },
    { weight: 1, arbitrary: tie('filter').map((filter) => `!(${filter})`) },
    { weight: 1, arbitrary: tie('path').map((path) => `!${path}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('filter'), fc.constantFrom(' && ', ' || ', '&&', '||'), tie('filter')).map((parts) => parts.join('')),
    },
  ),
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: names.map((name) => `@.${name}`) },
    { weight: 3, arbitrary: fc.constantFrom(...literals) },
    { weight: 1, arbitrary: fc.constant('@') },
    { weight: 1, arbitrary: tie('path') },
  ),
}));

const rightPaths = fc
  .tuple(
    fc.constantFrom('$', '$', '$', '@', ''),
    fc.array(grammar.step, { minLength: 1, maxLength: 4 }),
    fc.option(grammar.call, { nil: '', freq: 5 }),
  )
  .map(([root, steps, call]) => {
    const path = root + steps.join('') + call;
    return root === '' && path[0] === '.' && path[1] !== '.' ? path.slice(1) : path;
  });

const disturbed = fc
  .tuple(rightPaths, fc.nat(), fc.nat(1), fc.constantFrom(...'.[]()\'"*?@$ !=&|,-:\\/a0'))
  .map(([path, at, dropped, character]) => {
    const place = at % (path.length + 1);
    return path.slice(0, place) + character + path.slice(place + dropped);
  });

export const paths: fc.Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: rightPaths }, { weight: 1, arbitrary: disturbed });
