import { Fn, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { IntegrationResponseSource, MappingSource, MappingTemplate, MethodRequest, TemplateValue } from '../../../lib';
import { type Given, render } from './render';
import { body, element, header, list, number, optional, path, queryString, text, withDefault } from './words';

function printed(structure: unknown, given: Given = {}): unknown {
  return JSON.parse(render(MappingTemplate.json(structure).template, given));
}

test("the guide's basic task: a path variable and a query string parameter become members of a body", () => {
  const structure = { path: path('var'), type: queryString('query') };
  expect(printed(structure, { path: { var: 'a' }, query: { query: 'value' } })).toEqual({ path: 'a', type: 'value' });
});

test.each<[string, unknown, Given, unknown]>([
  ['a query string parameter', queryString('a'), { query: { a: 'x' } }, 'x'],
  ['an empty query string parameter', queryString('a'), { query: { a: '' } }, ''],
  ['a query string parameter that is not sent', queryString('a'), {}, null],
  ['a parameter of another place with the same name', queryString('a'), { header: { a: 'h' }, path: { a: 'p' } }, null],
  ['a header in the case of HTTP/2', header('X-Owner'), { header: { 'x-owner': 'me' } }, 'me'],
  ['an empty header', header('X-Owner'), { header: { 'X-Owner': '' } }, ''],
  ['a header that is not sent', header('X-Owner'), { header: { 'X-Other': 'o' } }, null],
  ['a context variable', MappingSource.context('identity.sourceIp'), { context: { identity: { sourceIp: '127.0.0.1' } } }, '127.0.0.1'],
  [
    'a context variable that is a number',
    MappingSource.context('requestTimeEpoch'),
    { context: { requestTimeEpoch: 1583348638390 } },
    '1583348638390',
  ],
  ['a context variable that is not there', MappingSource.context('authorizer.claims.email'), {}, null],
  [
    'a claim with a colon in its name',
    MappingSource.context('authorizer.claims.cognito:username'),
    { context: { authorizer: { claims: { 'cognito:username': 'ada' } } } },
    'ada',
  ],
  ['a stage variable', MappingSource.stageVariable('env'), { stage: { env: 'prod' } }, 'prod'],
  ['a stage variable that is not there', MappingSource.stageVariable('env'), {}, null],
  ['a static value', MappingSource.staticValue('$5 #1'), {}, '$5 #1'],
  ['a string of the body', body('$.a'), { body: '{"a":"x"}' }, 'x'],
  ['an empty string of the body', body('$.a'), { body: '{"a":""}' }, ''],
  ['a number of the body', body('$.a'), { body: '{"a":1.5}' }, 1.5],
  ['a boolean of the body', body('$.a'), { body: '{"a":false}' }, false],
  ['an object of the body', body('$.a'), { body: '{"a":{"b":[1,null,"c"]}}' }, { b: [1, null, 'c'] }],
  ['a null of the body', body('$.a'), { body: '{"a":null}' }, null],
  ['a member that the body lacks', body('$.a'), { body: '{}' }, null],
  ['a member of a body that is no object', body('$.a'), { body: 'a=1' }, null],
  ['a member of no body', body('$.a'), {}, null],
  ['a name that dots cannot say', body("$['a b'].c"), { body: '{"a b":{"c":1}}' }, 1],
  ['the whole body', body(), { body: '[1,{"a":2}]' }, [1, { a: 2 }]],
  [
    'a number that JSON does not know',
    body(),
    { body: '{"a":NaN,"b":["NaN",{"c":NaN}],"d\\"NaN":1}' },
    { a: null, b: ['NaN', { c: null }], 'd"NaN': 1 },
  ],
  ["the endpoint's answer", IntegrationResponseSource.body('$.msg'), { body: '{"msg":"no"}' }, 'no'],
])('%s', (_what, structure, given, expected) => {
  expect(printed({ member: structure }, given)).toEqual({ member: expected });
});

test.each<[string, unknown, Given, unknown]>([
  ['a number as text', text(body('$.a')), { body: '{"a":1.5}' }, '1.5'],
  ['an object as text', text(body('$.a')), { body: '{"a":{"b":"\\"c\\""}}' }, '{"b":"\\"c\\""}'],
  ['a string as text', text(body('$.a')), { body: '{"a":"it\'s \\"a\\""}' }, 'it\'s "a"'],
  ['nothing as text', text(body('$.a')), {}, null],
  ['a parameter as number', number(queryString('n')), { query: { n: '-1.5e3' } }, -1500],
  ['a large number of the body', number(body('$.n')), { body: '{"n":12345678.5}' }, 12345678.5],
  ['a text of the body as number', number(body('$.n')), { body: '{"n":"42"}' }, 42],
  ['a text that is no number of JSON', number(queryString('n')), { query: { n: '007' } }, null],
  ['code in the place of a number', number(queryString('n')), { query: { n: '1,"admin":true' } }, null],
  ['no number at all', number(queryString('n')), {}, null],
  ['a parameter as boolean', TemplateValue.asBoolean(queryString('b')), { query: { b: 'true' } }, true],
  ['a boolean of the body', TemplateValue.asBoolean(body('$.b')), { body: '{"b":false}' }, false],
  ['a text that is no boolean', TemplateValue.asBoolean(queryString('b')), { query: { b: 'yes' } }, null],
  ['a default for what is missing', withDefault(queryString('a'), 'd'), {}, 'd'],
  ['no default for what is there', withDefault(queryString('a'), 'd'), { query: { a: '' } }, ''],
  ['a default for a number that is none', withDefault(number(queryString('n')), 7), { query: { n: 'x' } }, 7],
  ['a default for a null of the body', withDefault(body('$.a'), false), { body: '{"a":null}' }, false],
])('%s', (_what, structure, given, expected) => {
  expect(printed({ member: structure }, given)).toEqual({ member: expected });
});

describe('literals', () => {
  test.each<[unknown]>([
    ['plain'],
    ['"quoted" \\ \n\t it\'s'],
    ['$input.body $!{x} #set($a = 1) ## #* #[[ ]]# \\$a \\\\#if'],
    ['é😀\u2028\u0000\ud800'],
    [''],
    [0],
    [-1.5e-7],
    [true],
    [null],
    [[]],
    [{}],
    [[1, [2, {}], { a: [] }]],
    [{ '$a#b"': { constructor: 1, toString: 'x' } }],
  ])('%j prints as itself', (literal) => {
    expect(printed(literal, { body: '{"a":1}' })).toEqual(literal);
  });

  test('members that are undefined are left out', () => {
    expect(printed({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });
});

describe('optional members', () => {
  const names = ['a', 'b', 'c', 'd'];
  const mask = fc.constantFrom<'optional' | 'required'>('optional', 'required');

  test('the separators are right whichever members are there, in objects and arrays, nested and not', () => {
    fc.assert(
      fc.property(fc.tuple(mask, mask, mask, mask), fc.subarray(names), (kinds, sent) => {
        const given = { query: Object.fromEntries(sent.map((name) => [name, name])) };
        const member = (name: string, index: number) => (kinds[index] === 'optional' ? optional(queryString(name)) : queryString(name));
        const object = Object.fromEntries(names.map((name, index) => [name, member(name, index)]));
        const value = (name: string) => (sent.includes(name) ? name : null);
        const kept = names.filter((name, index) => kinds[index] === 'required' || sent.includes(name));
        const expected = Object.fromEntries(kept.map((name) => [name, value(name)]));
        expect(printed({ object, array: names.map(member) }, given)).toEqual({ object: expected, array: kept.map(value) });
      }),
    );
  });

  test.each<[string, unknown, Given]>([
    ['null', optional(body('$.a')), { body: '{"a":null}' }],
    ['missing', optional(body('$.a')), { body: '{}' }],
    ['no number', optional(number(queryString('a'))), { query: { a: 'x' } }],
    ['no list', optional(list(body('$.a'), element())), { body: '{}' }],
  ])('a member that is %s is left out', (_what, member, given) => {
    expect(printed({ member }, given)).toEqual({});
  });

  test.each<[string, unknown, Given, unknown]>([
    ['an empty string', optional(body('$.a')), { body: '{"a":""}' }, ''],
    ['false', optional(body('$.a')), { body: '{"a":false}' }, false],
    ['zero', optional(body('$.a')), { body: '{"a":0}' }, 0],
    ['an empty list', optional(list(body('$.a'), element())), { body: '{"a":[]}' }, []],
  ])('%s is there', (_what, member, given, expected) => {
    expect(printed({ member }, given)).toEqual({ member: expected });
  });
});

describe('lists', () => {
  const pets = list(body('$.pets'), {
    name: element('name'),
    owner: optional(element('$.owner.id')),
    tags: list(element("['the tags']"), { tag: element() }),
  });

  test.each<[string, unknown, unknown]>([
    ['no element', [], []],
    [
      'elements of any kind',
      [{ name: 'a"b', owner: { id: 1 }, 'the tags': ['x', { y: null }] }, { name: null }, 5, null, 'text'],
      [{ name: 'a"b', owner: 1, tags: [{ tag: 'x' }, { tag: { y: null } }] }, ...[1, 2, 3, 4].map(() => ({ name: null, tags: [] }))],
    ],
    ['a text instead of an array', 'text', []],
    ['null instead of an array', null, []],
  ])('%s', (_what, given, expected) => {
    expect(printed({ pets }, { body: JSON.stringify({ pets: given }) })).toEqual({ pets: expected });
  });

  test.each([body('$.l'), body('$.l[*]'), body('$.l.*'), body("$['l'][*]")])(
    'a path may name the array or all of its elements',
    (array) => {
      expect(printed(list(array, element('a')), { body: '{"l":[{"a":1},{"a":2}]}' })).toEqual([1, 2]);
    },
  );

  test('more elements than a loop of the service walks leave valid JSON behind', () => {
    const elements = Array.from({ length: 1001 }, (_, index) => index);
    expect(printed(list(body('$.l'), element()), { body: JSON.stringify({ l: elements }) })).toEqual(elements.slice(0, 1000));
  });
});

test('the output is valid JSON with the very values, whatever the request holds', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\\'"$#{}/!.a\n]{1,12}$/),
    fc.constantFrom('$input.body', '#set($x = 1)', "\\'", '\u2028', '</script>', '${x}', '#end', '"', 'NaN'),
  );
  const structure = {
    q: queryString('q'),
    p: path('p'),
    h: header('H'),
    s: MappingSource.stageVariable('s'),
    b: body('$.b'),
    t: text(body('$.b')),
    l: list(body('$.l'), { e: element() }),
  };
  const { template } = MappingTemplate.json(structure);
  fc.assert(
    fc.property(hostile, hostile, fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: 4 }), (one, other, b, l) => {
      // The service's JSON numbers are Java's, and U+007F is lost in its parser.
      const given = { query: { q: one }, path: { p: other }, header: { h: one }, stage: { s: other }, body: JSON.stringify({ b, l }) };
      const output = JSON.parse(render(template, given)) as Record<string, unknown>;
      expect(output).toMatchObject({ q: one, p: other, h: one, s: other });
      expect(Object.keys(output)).toEqual(Object.keys(structure));
      expect(output['l']).toHaveLength(l.length);
      if (typeof b === 'string' && !b.includes('\u007f')) expect(output).toMatchObject({ b, t: b });
    }),
  );
});

describe('tokens', () => {
  test('a string that is known at deployment only is escaped when the template runs', () => {
    const { template } = MappingTemplate.json({ arn: `x'${Token.asString({ Ref: 'Queue' })}` });
    const deployed = template.replace(/\$\{Token\[[^\]]+\]\}/, 'a"b\\$c #end');
    expect(JSON.parse(render(deployed))).toEqual({ arn: `x'a"b\\$c #end` });
  });

  test('a number that is known at deployment only stays a number', () => {
    const { template } = MappingTemplate.json({ limit: Token.asNumber({ Ref: 'Limit' }) });
    expect(JSON.parse(render(template.replace(/\$\{Token\[[^\]]+\]\}/, '5')))).toEqual({ limit: 5 });
  });

  test('fails on a list whose length is not known', () => {
    expect(() => MappingTemplate.json({ zones: Fn.getAzs() })).toThrow(
      'structure of MappingTemplate.json.zones is a list that is not known at synth',
    );
  });
});

describe('mistakes', () => {
  const round: Record<string, unknown> = {};
  round['self'] = { round };

  test.each<[string, unknown, string]>([
    ['a function', { a: [() => 1] }, 'MappingTemplate.json.a[0] is a function'],
    ['an instance of some class', { a: new Date(0) }, 'MappingTemplate.json.a is a Date'],
    ['a number without JSON', { a: Number.POSITIVE_INFINITY }, 'MappingTemplate.json.a is Infinity'],
    ['a structure without end', round, 'holds itself'],
    ['an optional whole', optional(queryString('a')), 'optional makes sense for members'],
    ['an element outside of a list', { a: element('name') }, 'no TemplateValue.list around it'],
    ['a multi-value parameter', { a: MethodRequest.multiValueQueryString('a') }, 'sees one value of a parameter'],
    ["a header of the endpoint's answer", { a: IntegrationResponseSource.header('a') }, 'cannot read integration.response.header.a'],
    ['a source that is not known', { a: MappingSource.fromExpression(Token.asString({ Ref: 'A' })) }, 'not known at synth'],
  ])('fails on %s', (_what, structure, message) => {
    expect(() => MappingTemplate.json(structure)).toThrow(message);
  });

  test.each<[string, () => unknown, string]>([
    ['an optional literal', () => optional('text'), 'TemplateValue.optional takes a source'],
    ['an optional object', () => optional({ a: 1 }), 'TemplateValue.optional takes a source'],
    ['a list over several places', () => list(body('$..a'), element()), 'leads to several places'],
    ['a list over a filter', () => list(body('$.a[?(@.b)]'), element()), 'leads to several places'],
    ['a path of an element that is none', () => element('a[x]'), 'is no JSONPath'],
    ['a list over parameters', () => list(queryString('a'), element()), 'walks an array of the body'],
    ['a list of optional items', () => list(body('$.a'), optional(element())), 'make its members optional'],
    ['a list as number', () => number(list(body('$.a'), element())), 'takes a source or an element, not a list'],
    ['an object as default', () => withDefault(queryString('a'), {}), 'must be a string, a number, a boolean or null'],
  ])('fails on %s', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});
