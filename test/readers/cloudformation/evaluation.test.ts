import type { Json, JsonObject } from '../../../lib/definition';
import { readCloudFormation, UnreadableDocument } from '../../../lib/readers';
import { api, part, root, templateWith } from '../templates';

const around: JsonObject = {
  Parameters: {
    Host: { Type: 'String', Default: 'a.example.com' },
    Port: { Type: 'Number', Default: 8080 },
    Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
    Secret: { Type: 'String', NoEcho: true, Default: 'x' },
    Kept: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hosts/a' },
    Hosts: { Type: 'CommaDelimitedList', Default: 'a.example.com, b.example.com' },
    Dollar: { Type: 'String', Default: 'a${b}' },
  },
  Mappings: { Hosts: { eu: { name: 'eu.example.com' }, dev: { name: 'dev.example.com' } } },
  Conditions: {
    IsLocal: { 'Fn::Equals': [{ Ref: 'Host' }, 'a.example.com'] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    Both: { 'Fn::And': [{ Condition: 'IsLocal' }, { 'Fn::Not': [{ Condition: 'IsProd' }] }] },
    Never: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'IsLocal' }] }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
  },
};

function uriOf(uri: Json, parameters: Readonly<Record<string, string>> = {}, more: JsonObject = {}): unknown {
  const method = part('Method', { RestApiId: api, ResourceId: root, HttpMethod: 'GET', Integration: { Type: 'HTTP', Uri: uri } });
  const template = { ...around, ...more, ...templateWith({ Get: method }) };
  const [first] = readCloudFormation(template, { parameters: new Map(Object.entries(parameters)) }).apis;
  const value = first?.definition.resources[0]?.methods[0]?.integration?.uri;
  return typeof value === 'object' ? value.unresolved : value;
}

test.each<[string, Json, unknown]>([
  ['a default', { Ref: 'Host' }, 'a.example.com'],
  ['a default that is a number', { Ref: 'Port' }, '8080'],
  ['a parameter without a default', { Ref: 'Stage' }, { Ref: 'Stage' }],
  ['a secret', { Ref: 'Secret' }, { Ref: 'Secret' }],
  ['what Systems Manager keeps', { Ref: 'Kept' }, { Ref: 'Kept' }],
  ['a pseudo parameter', { Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }],
  ['a text with variables that are known', { 'Fn::Sub': 'http://${Host}:${Port}/${!literal}' }, 'http://a.example.com:8080/${literal}'],
  ['a value that looks like a variable', { 'Fn::Sub': '${Dollar}' }, 'a${b}'],
  ['a text of which something is known', { 'Fn::Sub': 'http://${Host}/${Stage}' }, { 'Fn::Sub': 'http://a.example.com/${Stage}' }],
  ['a value that looks like a variable beside an unknown one', { 'Fn::Sub': '${Dollar}${Stage}' }, { 'Fn::Sub': 'a${!b}${Stage}' }],
  ['a text of which nothing is known', { 'Fn::Sub': 'http://${Nlb.DNSName}' }, { 'Fn::Sub': 'http://${Nlb.DNSName}' }],
  [
    'variables of the text itself',
    { 'Fn::Sub': ['http://${h}/${s}', { h: { Ref: 'Host' }, s: { Ref: 'Stage' } }] },
    { 'Fn::Sub': ['http://a.example.com/${s}', { s: { Ref: 'Stage' } }] },
  ],
  ['a join', { 'Fn::Join': ['/', ['http:/', { Ref: 'Host' }, 'x']] }, 'http://a.example.com/x'],
  [
    'a join of which something is known',
    { 'Fn::Join': ['', [{ Ref: 'Host' }, { Ref: 'Stage' }]] },
    { 'Fn::Join': ['', ['a.example.com', { Ref: 'Stage' }]] },
  ],
  ['a join of a list parameter', { 'Fn::Join': ['|', { Ref: 'Hosts' }] }, 'a.example.com|b.example.com'],
  ['an item of a list', { 'Fn::Select': [1, { Ref: 'Hosts' }] }, 'b.example.com'],
  ['an item of a split text', { 'Fn::Select': ['0', { 'Fn::Split': ['.', { Ref: 'Host' }] }] }, 'a'],
  ['a mapping', { 'Fn::FindInMap': ['Hosts', 'eu', 'name'] }, 'eu.example.com'],
  [
    'a mapping by what is not known',
    { 'Fn::FindInMap': ['Hosts', { Ref: 'Stage' }, 'name'] },
    { 'Fn::FindInMap': ['Hosts', { Ref: 'Stage' }, 'name'] },
  ],
  ['a mapping that is not there', { 'Fn::FindInMap': ['Hosts', 'us', 'name'] }, { 'Fn::FindInMap': ['Hosts', 'us', 'name'] }],
  [
    'a mapping that is not there, with a default',
    { 'Fn::FindInMap': ['Hosts', 'us', 'name', { DefaultValue: { Ref: 'Host' } }] },
    'a.example.com',
  ],
  ['a condition that holds', { 'Fn::If': ['IsLocal', 'yes', 'no'] }, 'yes'],
  ['a condition that is not known', { 'Fn::If': ['IsProd', { Ref: 'Host' }, 'no'] }, { 'Fn::If': ['IsProd', 'a.example.com', 'no'] }],
  ['a condition that cannot hold, whatever is not known', { 'Fn::If': ['Never', 'yes', 'no'] }, 'no'],
  ['a condition that asks for itself', { 'Fn::If': ['Circle', 'yes', 'no'] }, { 'Fn::If': ['Circle', 'yes', 'no'] }],
  ['JSON as text', { 'Fn::ToJsonString': { a: { Ref: 'Host' } } }, '{"a":"a.example.com"}'],
  ['an export of another stack', { 'Fn::ImportValue': 'Host' }, { 'Fn::ImportValue': 'Host' }],
  [
    'names of prototypes',
    { 'Fn::FindInMap': ['constructor', '__proto__', 'toString'] },
    { 'Fn::FindInMap': ['constructor', '__proto__', 'toString'] },
  ],
])('%s', (_, value, expected) => {
  expect(uriOf(value)).toEqual(expected);
});

test.each<[string, Json, Record<string, string>, unknown]>([
  ['a parameter', { Ref: 'Stage' }, { Stage: 'prod' }, 'prod'],
  ['a parameter with a default', { Ref: 'Host' }, { Host: 'b.example.com' }, 'b.example.com'],
  ['a pseudo parameter', { 'Fn::Sub': 'x.${AWS::Region}.amazonaws.com' }, { 'AWS::Region': 'eu-west-1' }, 'x.eu-west-1.amazonaws.com'],
  ['what a condition asks for', { 'Fn::If': ['Both', 'yes', 'no'] }, { Stage: 'dev' }, 'yes'],
])('a value that is given counts: %s', (_, value, parameters, expected) => {
  expect(uriOf(value, parameters)).toEqual(expected);
});

test('resources whose condition does not hold are not made, and properties may be absent by a condition', () => {
  const method = (verb: string, condition: string) => ({
    ...part('Method', {
      RestApiId: api,
      ResourceId: root,
      HttpMethod: verb,
      OperationName: { 'Fn::If': ['IsLocal', { Ref: 'AWS::NoValue' }, 'x'] },
    }),
    Condition: condition,
  });
  const template = { ...around, ...templateWith({ A: method('GET', 'IsLocal'), B: method('PUT', 'Never'), C: method('POST', 'IsProd') }) };
  const methods = readCloudFormation(template).apis[0]?.definition.resources[0]?.methods ?? [];
  expect(methods.map(({ httpMethod }) => httpMethod)).toEqual(['GET', 'POST']);
  expect(methods[0]).not.toHaveProperty('operationName');
});

test('a value stands where the function stood', () => {
  const text = `Parameters:\n  Type: {Type: String, Default: HTTP}\nResources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body:\n        openapi: 3.0.1\n        paths:\n          /:\n            get:\n              x-amazon-apigateway-integration: !If [Is, {type: http}, {type: mock}]\nConditions: {Is: !Equals [!Ref Type, HTTP]}\n`;
  const { apis } = readCloudFormation(text, { file: 't.yaml' });
  expect(apis[0]?.definition.resources[0]?.methods[0]?.integration).toMatchObject({
    type: 'HTTP',
    origin: { file: 't.yaml', start: { line: 12 } },
  });
});

test('values that double with each level end in one clear error', () => {
  const mapping = Object.fromEntries(Array.from({ length: 2 }, (_, at) => [`k${at}`, { v: 'x'.repeat(1_000_000) }]));
  const uri = { 'Fn::Join': ['', Array.from({ length: 100 }, () => ({ 'Fn::FindInMap': ['M', 'k0', 'v'] }))] };
  expect(() => uriOf(uri, {}, { Mappings: { M: mapping } })).toThrow(UnreadableDocument);
});
