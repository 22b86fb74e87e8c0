import { readCloudFormation } from '../../lib/readers';
import { validateReading } from '../../lib/validation';

const integration = 'Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: https://pets.example.com }';
const conditions = (Default: string) => `
Parameters:
  Stage: { Type: String${Default} }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:`;
const template = (one: string, other: string, Default = '') => `${conditions(Default)}
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets } }
  One:
    Type: AWS::ApiGateway::Resource${one}
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: pets }
  Other:
    Type: AWS::ApiGateway::Resource${other}
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: pets }
  GetOne:
    Type: AWS::ApiGateway::Method${one}
    Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, AuthorizationType: NONE, ${integration} }
  GetOther:
    Type: AWS::ApiGateway::Method${other}
    Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, AuthorizationType: NONE, ${integration} }
  StageOne: { Type: AWS::ApiGateway::Stage${one && ', Condition: IsProd'}, Properties: { RestApiId: !Ref Api, StageName: v1 } }
  StageOther: { Type: AWS::ApiGateway::Stage${other && `, Condition: ${other.includes('IsDev') ? 'IsDev' : 'IsProd'}`}, Properties: { RestApiId: !Ref Api, StageName: v1 } }
`;
const condition = (name: string) => `\n    Condition: ${name}`;
const rulesOf = (text: string) => {
  const { apis } = readCloudFormation(text);
  return apis.flatMap((api) => validateReading(api)).map(({ rule }) => rule);
};
const twins = ['method-duplicate', 'resource-duplicate', 'stage-duplicate'];

test.each([
  ['without conditions', template('', ''), twins],
  ['under one condition', template(condition('IsProd'), condition('IsProd')), twins],
  ['under conditions of which one holds', template(condition('IsProd'), condition('IsDev')), []],
  ['one of them under a condition', template('', condition('IsProd')), []],
  ['where the default of a parameter decides for both', template(condition('IsProd'), '', ', Default: prod'), twins],
  ['where the default of a parameter decides for one', template(condition('IsProd'), '', ', Default: dev'), []],
])('two parts of one name %s', (_about, text, rules) => {
  expect([...rulesOf(text)].sort()).toEqual(rules);
});

/** A method whose integration has this URI, in an API of an endpoint type that a condition chooses. */
const choosing = (uri: string, members = '', Default = '') => `${conditions(Default)}
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets, EndpointConfiguration: { Types: [!If [IsProd, EDGE, REGIONAL]] } } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: ${uri}${members} }
`;
const sound = 'http://pets.example.com';
const link = ', ConnectionType: !If [IsProd, VPC_LINK, !Ref AWS::NoValue]';

test.each<[string, string, readonly [rule: string, way: string | undefined][]]>([
  ['sound both ways', choosing(`!If [IsProd, ${sound}:8080, ${sound}]`), []],
  ['wrong where it holds', choosing(`!If [IsProd, ${sound}:22, ${sound}]`), [['http-port', 'IsProd holds']]],
  ['wrong where it does not', choosing(`!If [IsProd, ${sound}, pets]`), [['http-uri', 'IsProd does not hold']]],
  // The endpoint type asks for IsProd, and with it IsDev is decided.
  [
    'wrong both ways, each otherwise',
    choosing(`!If [IsDev, ${sound}:22, pets]`),
    [
      ['http-uri', 'IsProd holds'],
      ['http-port', 'IsProd does not hold'],
    ],
  ],
  ['wrong both ways in the same', choosing(`!If [IsProd, ${sound}:22, ${sound}:23]`), [['http-port', 'IsProd holds']]],
  ['wrong in a part', choosing(`!Join ['', [${sound}, ':', !If [IsProd, '22', '80']]]`), [['http-port', 'IsProd holds']]],
  ['wrong whatever holds', choosing(`!Sub ['http://\${Host}:22', { Host: !If [IsProd, a, b] }]`), [['http-port', undefined]]],
  ['right but for what else the condition chooses', choosing(sound, ', TimeoutInMillis: 60000'), [['integration-timeout', 'IsProd holds']]],
  ['asking for a VPC link', choosing(sound, link), [['vpc-link-connection-id', 'IsProd holds']]],
  ['asking for a VPC link that it names', choosing(sound, `${link}, ConnectionId: !If [IsProd, abc, !Ref AWS::NoValue]`), []],
  ['decided by a parameter', choosing(`!If [IsProd, ${sound}:22, ${sound}]`, '', ', Default: dev'), []],
  ['of a condition that there is not', choosing(`!If [Nope, ${sound}, ${sound}:22]`), [['http-port', 'Nope does not hold']]],
])('what a condition chooses is judged both ways: %s', (_about, text, expected) => {
  const [api] = readCloudFormation(text).apis;
  const told = validateReading(api).filter(({ rule }) => rule !== 'timeout-needs-quota');
  expect(told.map(({ rule, message }) => [rule, /^Where the condition (.*?): /.exec(message)?.[1]])).toEqual(expected);
  for (const { message, severity } of told) expect(severity).toBe(message.startsWith('Where ') ? 'warning' : 'error');
});

test('a template of very many conditions is judged in its time', () => {
  const names = Array.from({ length: 200 }, (_, index) => `C${index}`);
  const uri = names.reduce((inner, name) => `!If [${name}, ${sound}, ${inner}]`, sound);
  const [api] = readCloudFormation(choosing(uri)).apis;
  expect(validateReading(api)).toEqual([]);
});
