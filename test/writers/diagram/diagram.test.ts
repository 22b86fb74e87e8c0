import fc from 'fast-check';
import type { Json, JsonObject } from '../../../lib/definition';
import { readOpenApi } from '../../../lib/readers';
import { writeMermaid, writeSvg } from '../../../lib/writers/diagram';
import { arbitraryApi } from '../arbitrary-api';
import { parseXml } from './xml';

function apiOf(paths: JsonObject, title = 'Pets') {
  return readOpenApi({ openapi: '3.0.1', info: { title, version: '1' }, paths }).definition;
}

const lambda = { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${PetsFunction1A2B3C4D.Arn}/invocations' };
const calls = (type: string, uri?: Json) => ({
  'x-amazon-apigateway-integration': { type, httpMethod: 'POST', ...(uri !== undefined && { uri }) },
});
const pets = apiOf({
  '/pets': { get: calls('http', 'https://pets.example.com/pets'), post: calls('aws_proxy', lambda), options: calls('mock') },
  '/orders': { post: calls('aws', 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders') },
  '/items': { put: calls('aws', { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem' }), delete: {} },
  '/nlb/{proxy+}': { 'x-amazon-apigateway-any-method': calls('http_proxy', { 'Fn::Sub': 'http://${Nlb.DNSName}:8080/{proxy}' }) },
});

test('Mermaid shows the paths with their verbs in the order of the definition, and what answers them', () => {
  expect(writeMermaid(pets)).toMatchSnapshot();
});

test('SVG is well-formed XML, names all of it, and is the same every time', () => {
  const svg = writeSvg(pets);
  expect(writeSvg(pets)).toBe(svg);
  const texts = parseXml(svg).texts;
  for (const text of [
    'Pets',
    '7 methods · 5 backends',
    '/pets',
    'GET',
    'pets.example.com',
    'PetsFunction',
    'mock',
    'sqs',
    'dynamodb PutItem',
    'no integration',
    '${Nlb.DNSName}:8080',
  ])
    expect(texts).toContain(text);
});

/** So many methods at paths of their own, below so many first parts. */
function many(count: number, parts: number, host = (at: number) => `b${at % 5}`) {
  const path = (at: number) => `/part${at % parts}/item${at}`;
  const methods = (at: number) => ({ get: calls('http', `https://${host(at)}.example.com`), post: calls('aws_proxy', lambda) });
  return apiOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [path(at), methods(at)])));
}

test.each([
  ['a row for each path and backend', 30, 3, '/part1/item1', 'b1.example.com'],
  ['a row for each path', 60, 3, '/part1/item1', 'b1.example.com · PetsFunction'],
  ['a row for each first part', 5000, 9, '/part3/… (1112 methods)', '6 backends'],
  ['the rest in one row', 3000, 3000, '… (5842 methods)', '6 backends'],
])('a large API has %s', (_, count, parts, path, backends) => {
  const definition = many(count, parts);
  const { texts } = parseXml(writeSvg(definition));
  expect(texts).toEqual(expect.arrayContaining([path, backends, `${2 * count} methods · 6 backends`]));
  // Mermaid draws neither more edges nor more text.
  const mermaid = writeMermaid(definition);
  expect(mermaid.match(/-->|&(?= b)/g)?.length).toBeLessThanOrEqual(500);
  expect(mermaid.length).toBeLessThanOrEqual(50_000);
});

test('rows with too many backends do not share a box with others that have as many', () => {
  const mermaid = writeMermaid(many(300, 4, (at) => `host${at}`));
  expect(mermaid.match(/^ {2}b\d+\("76 backends"\)$/gm)).toHaveLength(4);
});

interface Placed {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function numbers(svg: string, pattern: RegExp): readonly (readonly number[])[] {
  return [...svg.matchAll(pattern)].map((match) => match.slice(1).map(Number));
}

test.each([
  ['few methods', many(3, 1)],
  [
    'rows of many verbs',
    apiOf({
      '/a': Object.fromEntries(['get', 'put', 'post', 'delete', 'patch', 'head', 'options'].map((verb) => [verb, calls('mock')])),
      '/b': { get: calls('http', 'https://b.example.com') },
    }),
  ],
  ['two columns', many(60, 3)],
  [
    'long names',
    apiOf({ [`/${'long/'.repeat(40)}`]: { get: calls('http', `https://${'long.'.repeat(40)}example.com`) } }, 'W'.repeat(100)),
  ],
  ['a long name and nothing else', apiOf({}, 'W'.repeat(100))],
  ['texts of two columns a character', apiOf({ [`/${'長'.repeat(40)}`]: { get: calls('mock') } }, '長'.repeat(100))],
])('nothing overlaps and nothing is cut: %s', (_, definition) => {
  const svg = writeSvg(definition);
  const [[width = 0] = []] = numbers(svg, /<svg [^>]*width="(\d+)"/g);
  const pills = numbers(svg, /<g class="verb [a-z]+"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g).map(
    ([left = 0, y = 0, wide = 0]): Placed => ({ left, right: left + wide, y: y + 9 }),
  );
  // A curve goes straight on to where no row has verbs any more.
  const turns = numbers(svg, /d="M\d+ [\d.]+(?:H(\d+))?C/g).flatMap(([turn]) => (turn === undefined || Number.isNaN(turn) ? [] : [turn]));
  for (const turn of turns) expect(turn).toBeGreaterThanOrEqual(Math.max(...pills.map(({ right }) => right)) - 5);
  const texts = [
    ...svg.matchAll(/<text class="(name|path|path again|backend)" x="(\d+)" y="([\d.]+)">(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g),
  ].map(([, kind, x, y, text = '']) => {
    const size = kind === 'name' ? 11 : 7.53;
    const columns = [...text.replace(/&#\d+;/g, '&')].reduce((sum, character) => sum + (/[\u2E80-\u9FFF]/.test(character) ? 2 : 1), 0);
    return { left: Number(x), right: Number(x) + columns * size, y: Number(y) - 4 };
  });
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text.right).toBeLessThanOrEqual(width);
    for (const pill of pills.filter(({ y }) => Math.abs(y - text.y) < 9))
      expect(pill.left >= text.right || pill.right <= text.left).toBe(true);
  }
});

test('a long path is cut in its middle and told whole by its title', () => {
  const path = `/${'very/long/'.repeat(20)}{proxy+}`;
  const { texts } = parseXml(writeSvg(apiOf({ [path]: { get: calls('mock') } })));
  expect(texts).toContain(path);
  expect(texts.find((text) => text.includes('…'))).toMatch(/^\/very.*….*\{proxy\+\}$/);
});

test('an API without anything in it is drawn, too', () => {
  expect(parseXml(writeSvg(apiOf({}))).texts).toContain('0 methods · 0 backends');
  expect(writeMermaid(apiOf({}))).toBe('flowchart LR\n  api(["Pets"])\n');
});

test.each([
  ['1. Pets', '1#46; Pets'],
  ['- Pets', '#45; Pets'],
  ['**bold** and _it_ of snake_case', '#42;#42;bold#42;#42; and #95;it#95; of snake_case'],
  ['$$x^2$$ for $5', '#36;$x^2#36;$ for $5'],
  ['[link](www.example.com) and https://a', '#91;link#93;(www#46;example.com) and https#58;//a'],
  ['fa:fa-ban', 'fa#58;fa-ban'],
  ['a\u202eb', 'a b'],
])('Mermaid takes a name for text, whatever it looks like: %s', (name, label) => {
  expect(writeMermaid(apiOf({}, name))).toBe(`flowchart LR\n  api(["${label}"])\n`);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '\u202egro.elpmaxe',
    '1. Pets',
    '- Pets',
    '**Pets**',
    '$$x$$',
    '[a](b)',
    'fa:fa-ban',
    '"]; end',
    '<script>',
    '`x`',
    ']]>',
    '\0',
    '\ud800',
    '%%{init}%%',
    '#quot;',
    '$\n',
  ),
);

test('whatever names it has, SVG is well-formed and Mermaid has one statement a line', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, part, host) => {
      const definition = apiOf({ [`/${part}`]: { get: calls('http', `https://${host}`) } }, title);
      expect(() => parseXml(writeSvg(definition))).not.toThrow();
      for (const line of writeMermaid(definition).trimEnd().split('\n').slice(1)) {
        expect(line).toMatch(
          /^ {2}(?:api\(\["[^"<>;\n]*(?:#\d+;[^"<>;\n]*)*"\]\)|api --> r\d+\["(?:[^"<>;]|#\d+;|<br\/>)*"\] --> b\d+(?: & b\d+)*|b\d+(?:\("|\[\[")(?:[^"<>;]|#\d+;)*(?:"\)|"\]\]))$/,
        );
      }
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(arbitraryApi({ holes: true }), (definition) => {
      expect(() => parseXml(writeSvg(definition))).not.toThrow();
    }),
    { numRuns: 50 },
  );
});
