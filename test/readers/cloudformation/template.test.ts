import { readCloudFormation, UnreadableDocument } from '../../../lib/readers';
import { api, defineTemplate, part, root, templateProblems, templateWith } from '../templates';

const yaml = `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: pets}
  Pets:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref Api
      ParentId: !GetAtt Api.RootResourceId
      PathPart: pets
  Get:
    Type: AWS::ApiGateway::Method
    Metadata:
      aws:cdk:path: Stack/Api/Default/pets/GET/Resource
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Pets
      HttpMethod: GET
      Integration:
        Type: HTTP
        Uri: !Sub http://\${Host}/
`;

test('short forms refer to resources of the template, and stand for what synth cannot know', () => {
  const { apis, problems } = readCloudFormation(yaml, { file: 'template.yaml' });
  expect(problems).toEqual([]);
  expect(apis).toMatchObject([
    {
      logicalId: 'Api',
      definition: {
        name: 'pets',
        resources: [
          { path: '/', methods: [] },
          {
            path: '/pets',
            methods: [{ httpMethod: 'GET', integration: { type: 'HTTP', uri: { unresolved: { 'Fn::Sub': 'http://${Host}/' } } } }],
          },
        ],
      },
    },
  ]);
});

test('parts know file, line, pointer, logical id and construct path', () => {
  const definition = defineTemplate(yaml, { file: 'template.yaml' });
  const method = definition.resources[1]?.methods[0];
  const owner = { file: 'template.yaml', logicalId: 'Get', constructPath: 'Stack/Api/Default/pets/GET' };
  expect(method?.origin).toMatchObject({ ...owner, start: { line: 11, column: 3 }, pointer: '/Resources/Get' });
  expect(method?.integration?.origin).toMatchObject({ ...owner, start: { line: 19 }, pointer: '/Resources/Get/Properties/Integration' });
  expect(definition.origin).not.toHaveProperty('constructPath');
});

test('construct paths may be given', () => {
  const definition = defineTemplate(yaml, { constructPaths: new Map([['Api', 'Stack/Api']]) });
  expect(definition.origin.constructPath).toBe('Stack/Api');
});

test('every API of a template has its own parts alone', () => {
  const template = {
    Resources: {
      One: part('RestApi', { Name: 'one' }),
      Two: part('RestApi', { Name: 'two' }),
      Model: part('Model', { RestApiId: { Ref: 'Two' }, Name: 'Pet' }),
    },
  };
  expect(readCloudFormation(template).apis.map(({ logicalId, definition }) => [logicalId, definition.models.length])).toEqual([
    ['One', 0],
    ['Two', 1],
  ]);
});

test('a template without a REST API has none', () => {
  expect(readCloudFormation({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } })).toEqual({ apis: [], problems: [], nested: [] });
});

test.each([
  ['AWS::ApiGatewayV2::Api', 'http-api'],
  ['AWS::Serverless::HttpApi', 'http-api'],
])('%s is refused by name', (type, rule) => {
  const template = { Resources: { Other: { Type: type } } };
  expect(templateProblems(template)).toEqual([[rule, expect.stringContaining(`Other (${type}) is`)]]);
});

test('parts of an API that the template does not declare are told, once for each API', () => {
  const ofParameter = { RestApiId: { Ref: 'ApiParameter' } };
  const template = templateWith({
    A: part('Method', ofParameter),
    B: part('Model', ofParameter),
    C: part('Stage', { RestApiId: 'abc123' }),
  });
  expect(templateProblems(template)).toEqual([
    ['api-elsewhere', 'A and 1 more belong to the API {"Ref":"ApiParameter"}, which the template does not declare, and are not read.'],
    ['api-elsewhere', 'C belongs to the API "abc123", which the template does not declare, and is not read.'],
  ]);
});

test.each([
  ['{}', 'it has no Resources object'],
  ['Resources: []', 'it has no Resources object'],
  ['openapi: 3.0.1', 'this is not a CloudFormation template'],
  ['Resources: {', 'template.yaml:1:'],
])('%j is no template, and the error says so', (text, message) => {
  const attempt = () => readCloudFormation(text, { file: 'template.yaml' });
  expect(attempt).toThrow(UnreadableDocument);
  expect(attempt).toThrow(message);
});

describe('the resource tree', () => {
  const resource = (parent: unknown, pathPart: unknown) =>
    part('Resource', { RestApiId: api, ParentId: parent as never, PathPart: pathPart as never });
  const paths = (template: Parameters<typeof defineTemplate>[0]) => defineTemplate(template).resources.map(({ path }) => path);

  test('stands parents before children, whatever the order of the template', () => {
    const template = templateWith({ C: resource({ Ref: 'B' }, '{petId}'), A: resource(root, 'toys'), B: resource({ Ref: 'A' }, 'pets') });
    expect(paths(template)).toEqual(['/', '/toys', '/toys/pets', '/toys/pets/{petId}']);
  });

  test.each([
    [{ 'Fn::GetAtt': 'Api.RootResourceId' }],
    [{ 'Fn::Sub': '${Api.RootResourceId}' }],
    [{ 'Fn::GetAtt': ['Api', 'RootResourceId'] }],
  ])('takes %j for the root', (parent) => {
    expect(paths(templateWith({ A: resource(parent, 'pets') }))).toEqual(['/', '/pets']);
  });

  test('says a part that synth does not know by the name of what it refers to', () => {
    const template = templateWith({ A: resource(root, { Ref: 'Version' }), B: resource({ Ref: 'A' }, { 'Fn::Sub': 'x-${Kind}' }) });
    expect(defineTemplate(template).resources.slice(1)).toMatchObject([
      { path: '/${Version}', pathPart: { unresolved: { Ref: 'Version' } } },
      { path: '/${Version}/x-${Kind}' },
    ]);
  });

  test('keeps two resources of one path apart', () => {
    expect(paths(templateWith({ A: resource(root, 'pets'), B: resource(root, 'pets') }))).toEqual(['/', '/pets', '/pets']);
  });

  test.each([
    ['goes in circles', { A: resource({ Ref: 'B' }, 'a'), B: resource({ Ref: 'A' }, 'b') }],
    ['hangs on nothing', { A: resource({ Ref: 'Nothing' }, 'a') }],
    ['hangs on an id of its own', { A: resource('abc123', 'a') }],
    ['has no parent', { A: part('Resource', { RestApiId: api, PathPart: 'a' }) }],
  ])('leaves out, and tells, what %s', (_, resources) => {
    const template = templateWith(resources);
    expect(paths(template)).toEqual(['/']);
    expect(new Set(templateProblems(template).map(([rule]) => rule))).toEqual(new Set(['resource-elsewhere']));
  });

  test('of 3,000 levels ends without an overflow', () => {
    const levels = Object.fromEntries(
      Array.from({ length: 3000 }, (__, level) => [`R${level}`, resource(level === 2999 ? root : { Ref: `R${level + 1}` }, 'x')]),
    );
    expect(readCloudFormation(templateWith(levels)).apis).toHaveLength(1);
  });
});
