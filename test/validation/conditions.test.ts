import { readCloudFormation } from '../../lib/readers';
import { validateReading } from '../../lib/validation';

const integration = 'Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: https://pets.example.com }';
const template = (one: string, other: string, Default = '') => `
Parameters:
  Stage: { Type: String${Default} }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:
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
