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

test('an API with many methods names the backend in each row, one with hundreds draws paths together', () => {
  const many = (count: number) =>
    apiOf(
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`/part${at % 9}/item${at}`, { get: calls('http', 'https://a.example.com') }]),
      ),
    );
  const [hundred, thousands] = [parseXml(writeSvg(many(100))), parseXml(writeSvg(many(5000)))];
  expect(hundred.texts.filter((text) => text === 'a.example.com')).toHaveLength(100);
  expect(thousands.texts).toContain('/part3/… (556 methods)');
  expect(writeMermaid(many(5000)).split('\n').length).toBeLessThan(20);
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

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('"]; end', '<script>', '`x`', ']]>', '\0', '\ud800', '%%{init}%%', '#quot;', '$\n'),
);

test('whatever names it has, SVG is well-formed and Mermaid has one statement a line', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, part, host) => {
      const definition = apiOf({ [`/${part}`]: { get: calls('http', `https://${host}`) } }, title);
      expect(() => parseXml(writeSvg(definition))).not.toThrow();
      for (const line of writeMermaid(definition).trimEnd().split('\n').slice(1)) {
        expect(line).toMatch(
          /^ {2}(?:api\(\["[^"<>;\n]*(?:#\d+;[^"<>;\n]*)*"\]\)|api --> r\d+\["(?:[^"<>;]|#\d+;|<br\/>)*"\] --> b\d+|b\d+(?:\("|\[\[")(?:[^"<>;]|#\d+;)*(?:"\)|"\]\]))$/,
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
