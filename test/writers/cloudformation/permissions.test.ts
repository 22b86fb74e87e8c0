import { type ApiDefinition, type Json, unresolved, type Value } from '../../../lib/definition';
import { writeCloudFormation } from '../../../lib/writers/cloudformation';
import { api, integration, method, resource } from '../definitions';

const invocation = (target: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${target}/invocations`;
const pets = 'arn:aws:lambda:us-east-1:123456789012:function:Pets';
const proxy = (uri: Value<string>) => ({ ...integration, type: 'AWS_PROXY', httpMethod: 'POST', uri });

function permissions(definition: ApiDefinition, form: 'document' | 'resources' = 'document') {
  const resources = Object.values(
    writeCloudFormation(definition, { form }).template['Resources'] as Record<string, { Type: string; Properties: Record<string, Json> }>,
  );
  return resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Permission')
    .map(({ Properties }) => [
      Properties['FunctionName'],
      (Properties['SourceArn'] as { 'Fn::Sub': string })['Fn::Sub'].replace(/^.*\$\{Api\}\//, ''),
    ]);
}

test('each method with a function gets a permission for its path, with any text for a variable and any verb for ANY', () => {
  const definition = api({
    resources: [
      resource('/', method({ integration: proxy(invocation(pets)) })),
      resource('/pets/{petId}', method({ httpMethod: 'ANY', integration: proxy(invocation(pets)) })),
      resource('/{proxy+}', method({ httpMethod: 'PUT', integration: proxy(invocation(`${pets}:live`)) })),
    ],
  });
  expect(permissions(definition)).toEqual([
    [pets, '*/GET/'],
    [pets, '*/*/pets/*'],
    [`${pets}:live`, '*/PUT/*'],
  ]);
});

test.each<[string, Value<string>, Json]>([
  ['a text', invocation(pets), pets],
  ['Fn::Sub', unresolved({ 'Fn::Sub': invocation('${Pets.Arn}') }), { Ref: 'PetsArn' }],
  [
    'Fn::Join',
    unresolved({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:lambda:path/2015-03-31/functions/', { Ref: 'Alias' }, '/invocations'],
      ],
    }),
    { Ref: 'Alias' },
  ],
  [
    'an ARN in pieces',
    unresolved({ 'Fn::Sub': invocation('arn:aws:lambda:${AWS::Region}:1:function:Pets') }),
    { 'Fn::Join': ['', ['arn:aws:lambda:', { Ref: 'AWS::Region' }, ':1:function:Pets']] },
  ],
  ['a stream', `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${pets}/response-streaming-invocations`, pets],
])('the function is found in %s', (_, uri, expected) => {
  expect(permissions(api({ resources: [resource('/', method({ integration: proxy(uri) }))] }))).toEqual([[expected, '*/GET/']]);
});

test('nothing in the place of a function needs no permission', () => {
  const nothing = unresolved({ 'Fn::Sub': [invocation('${Pets}'), { Pets: null }] });
  expect(permissions(api({ resources: [resource('/', method({ integration: proxy(nothing) }))] }))).toEqual([]);
});

test('what a role calls, and what is no function, needs none', () => {
  const { template } = writeCloudFormation(
    api({
      resources: [
        resource(
          '/',
          method({ integration: { ...proxy(invocation(pets)), credentials: 'arn:aws:iam::123456789012:role/r' } }),
          method({ httpMethod: 'PUT', integration: proxy('arn:aws:apigateway:us-east-1:sqs:path/1/q') }),
        ),
      ],
      authorizers: [
        {
          name: 'A',
          type: 'TOKEN',
          authorizerUri: invocation(pets),
          authorizerCredentials: 'arn:aws:iam::123456789012:role/r',
          providerArns: [],
          origin: {},
        },
      ],
    }),
  );
  expect(JSON.stringify(template)).not.toContain('AWS::Lambda::Permission');
});

test('an authorizer is allowed by its id, where it is a resource that has one', () => {
  const definition = api({
    authorizers: [
      { name: 'Guard', type: 'TOKEN', authorizerUri: invocation(pets), authorizerCredentials: '', providerArns: [], origin: {} },
    ],
  });
  expect(permissions(definition)).toEqual([[pets, 'authorizers/*']]);
  expect(permissions(definition, 'resources')).toEqual([[pets, 'authorizers/${AuthorizerGuard}']]);
});

test('a function of more methods than its policy has room for gets one permission for the API', () => {
  const methods = Array.from({ length: 60 }, (_, index) => resource(`/r${index}`, method({ integration: proxy(invocation(pets)) })));
  expect(permissions(api({ resources: methods }))).toEqual([[pets, '*']]);
});
