import type { Json } from '../../lib/definition';
import { readCloudFormation } from '../../lib/readers';
import { validateReading } from '../../lib/validation';
import { cloudFormation } from '../../lib/validation/examples';

const sub = (text: string) => ({ 'Fn::Sub': text });
const join = (...pieces: Json[]) => ({ 'Fn::Join': ['', pieces] });
const host = { 'Fn::GetAtt': ['Balancer', 'DNSName'] };
const errorsOf = (Uri: Json, Type = 'HTTP_PROXY') => {
  const { apis } = readCloudFormation(
    cloudFormation({}, { method: { Integration: { Type, IntegrationHttpMethod: 'POST', Uri } } }).document,
  );
  const errors = apis.flatMap((api) => validateReading(api)).filter(({ severity }) => severity === 'error');
  return errors.map(({ rule }) => rule);
};

test.each<[string, Json]>([
  ['http-port', sub('http://${Host}:22/')],
  ['http-port', sub('http://${Balancer.DNSName}:22')],
  ['http-port', join('http://', host, ':22/pets')],
  ['http-port', join('http://', host, ':', '2', '2')],
  ['http-port', join('http://', host, ':81?x=', { Ref: 'Value' })],
  ['http-uri', sub('ftp://${Host}/')],
  ['http-uri', join('htp://', host)],
  ['http-uri', join('/', host)],
  ['uri-variable-unmapped', join('http://', host, '/{petId}')],
])('%s is found in the literal parts of a text that synth knows in part: %j', (rule, uri) => {
  expect(errorsOf(uri)).toEqual([rule]);
});

test.each<[Json]>([
  [sub('http://${Host}:8080/')],
  [sub('http://${Host}:${Port}/')],
  [join('http://', host, ':80', { Ref: 'Rest' })],
  [join('http', { Ref: 'Secure' }, '://', host)],
  [join({ Ref: 'Scheme' }, '://', host, '/pets')],
  [{ 'Fn::ImportValue': 'pets-url' }],
  [{ 'Fn::If': ['IsProd', 'http://a.example.com:22', 'http://b.example.com:80'] }],
  [sub('http://pets.example.com:2${Rest}/')],
  [sub('${Host}:22/')],
])('no error is made of what synth cannot know: %j', (uri) => {
  expect(errorsOf(uri)).toEqual([]);
});

const invocation = (...target: Json[]) =>
  join(
    'arn:',
    { Ref: 'AWS::Partition' },
    ':apigateway:',
    { Ref: 'AWS::Region' },
    ':lambda:path/2015-03-31/functions/',
    ...target,
    '/invocations',
  );

test.each<[Json, readonly string[]]>([
  [invocation({ 'Fn::GetAtt': ['Function', 'Arn'] }), []],
  [invocation('arn:aws:lambda:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':function:', { Ref: 'Function' }), []],
  [invocation('arn:aws:sqs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':pets'), ['aws-uri-function']],
  [join('arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':sqs:path/', { Ref: 'AWS::AccountId' }, '/pets'), ['aws-proxy-target']],
  [{ 'Fn::GetAtt': ['Function', 'Arn'] }, []],
])('of an ARN the known parts are judged: %j', (uri, rules) => {
  expect(errorsOf(uri, 'AWS_PROXY')).toEqual(rules);
});
