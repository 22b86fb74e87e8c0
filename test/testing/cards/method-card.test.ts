import fc from 'fast-check';
import { type ApiDefinition, emptyApi, type Integration, type Method, unresolved } from '../../../lib/definition';
import { describeApi, methodCard } from '../../../lib/testing/cards';

const origin = {};

const integration: Integration = {
  type: 'HTTP',
  httpMethod: 'GET',
  uri: 'https://petstore.example.com/pets/{id}',
  requestParameters: [
    { target: 'integration.request.header.X-Env', source: "'prod'", origin },
    { target: 'integration.request.querystring.kind', source: 'method.request.querystring.type', origin },
    { target: 'integration.request.path.id', source: 'method.request.path.petId', origin },
  ],
  requestTemplates: [{ contentType: 'application/json', template: '{\n"a": 1\n}\n', origin: { file: 'lib/pet-request.vtl' } }],
  passthroughBehavior: 'NEVER',
  timeoutInMillis: 29000,
  cacheKeyParameters: [],
  integrationResponses: [
    {
      statusCode: '200',
      responseParameters: [{ target: 'method.response.header.X-Request-Id', source: 'integration.response.header.x-request-id', origin }],
      responseTemplates: [],
      origin,
    },
    { statusCode: '502', selectionPattern: '5\\d{2}', responseParameters: [], responseTemplates: [], origin },
    {
      statusCode: '404',
      selectionPattern: '404',
      responseParameters: [],
      responseTemplates: [{ contentType: 'application/json', template: 'x', origin: { file: 'C:\\app\\pet-error.vtl' } }],
      origin,
    },
  ],
  origin,
};

const method: Method = {
  httpMethod: 'GET',
  apiKeyRequired: false,
  authorizationScopes: [],
  requestParameters: [
    { key: 'method.request.header.Accept-Language', required: true, origin },
    { key: 'method.request.querystring.type', required: false, origin },
    { key: 'method.request.path.petId', required: true, origin },
  ],
  requestModels: [],
  requestValidator: 'params-only',
  integration,
  methodResponses: ['200', '404', '502'].map((statusCode) => ({ statusCode, responseParameters: [], responseModels: [], origin })),
  origin,
};

const api: ApiDefinition = {
  ...emptyApi,
  requestValidators: [{ name: 'params-only', validateRequestBody: false, validateRequestParameters: true, origin }],
  resources: [{ path: '/pets/{petId}', methods: [method], origin }],
};

const whole = `
GET /pets/{petId}                                    HTTP custom
  takes      path petId · query type · header Accept-Language (required)
  sends      GET https://petstore.example.com/pets/{id}
               path id         ← path petId
               query kind      ← query type
               header X-Env    ← 'prod'
  body       application/json  template pet-request (3 lines, ec44)
             anything else     415
  timeout    29 s
  answers    404 ← 404         application/json  template pet-error (1 line, 2d71)
             502 ← 5xx
             200 ← otherwise   header X-Request-Id ← header x-request-id
  validates  parameters
`.trim();

/** The card's lines from a label to the next one. */
function section(label: string, change: Partial<Integration>, methodChange: Partial<Method> = {}): string[] {
  const card = methodCard(
    api,
    { path: '/pets/{petId}', methods: [], origin },
    { ...method, ...methodChange, integration: { ...integration, ...change } },
  );
  const lines = card.split('\n').slice(1);
  const start = lines.findIndex((line) => line.slice(2, 13).trim() === label);
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => line.slice(2, 13).trim() !== '');
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).map((line) => line.slice(13));
}

test('a card prints one fact a line in fixed columns', () => {
  expect(describeApi(api)).toBe(whole);
});

test('a card does not depend on the order of declaration', () => {
  const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...items], { minLength: items.length });
  fc.assert(
    fc.property(
      shuffled(integration.requestParameters),
      shuffled(integration.integrationResponses),
      shuffled(method.requestParameters),
      shuffled(method.methodResponses),
      (requestParameters, integrationResponses, parameters, methodResponses) => {
        const changed: Method = {
          ...method,
          requestParameters: parameters,
          methodResponses,
          integration: { ...integration, requestParameters, integrationResponses },
        };
        expect(describeApi({ ...api, resources: [{ path: '/pets/{petId}', methods: [changed], origin }] })).toBe(whole);
      },
    ),
  );
});

test.each([
  ['4\\d{2}', '4xx'],
  ['4..', '4xx'],
  ['[4]\\d\\d', '4xx'],
  ['[45]\\d\\d', '4xx 5xx'],
  ['4\\d{2}|5\\d{2}', '4xx 5xx'],
  ['(4|5)[0-9]{2}', '4xx 5xx'],
  ['50[0-9]', '50x'],
  ['400|404', '400 404'],
  ['\\d{3}', 'any status'],
  ['.*', 'any status'],
  ['2\\d{2}|304', '2xx 304'],
  ['4\\d', '/4\\d/'],
  ['4[0-8]\\d', '/4[0-8]\\d/'],
  ['Error: .*', '/Error: .*/'],
  ['(4', '/(4/'],
])('the selection pattern %s over status codes reads %s', (selectionPattern, printed) => {
  const response = { statusCode: '400', selectionPattern, responseParameters: [], responseTemplates: [], origin };
  expect(section('answers', { integrationResponses: [response] })).toEqual([`400 ← ${printed}`]);
});

test('a selection pattern over error messages is no class of status codes', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations';
  const response = { statusCode: '400', selectionPattern: '4\\d{2}', responseParameters: [], responseTemplates: [], origin };
  expect(section('answers', { type: 'AWS', uri, integrationResponses: [response] })).toEqual(['400 ← /4\\d{2}/']);
});

const template = (contentType: string) => ({ contentType, template: 'x', origin });

test.each<[string, Partial<Integration>, string[]]>([
  ['no template and nothing said', { requestTemplates: [], passthroughBehavior: undefined }, []],
  ['no template, NEVER', { requestTemplates: [], passthroughBehavior: 'NEVER' }, ['anything          415']],
  ['no template, WHEN_NO_TEMPLATES', { requestTemplates: [], passthroughBehavior: 'WHEN_NO_TEMPLATES' }, []],
  [
    'a template, WHEN_NO_TEMPLATES',
    { requestTemplates: [template('text/plain')], passthroughBehavior: 'WHEN_NO_TEMPLATES' },
    ['text/plain        template (1 line, 2d71)', 'anything else     415'],
  ],
  [
    'a template, WHEN_NO_MATCH',
    { requestTemplates: [template('text/plain')], passthroughBehavior: 'WHEN_NO_MATCH' },
    ['text/plain        template (1 line, 2d71)', 'anything else     as it is'],
  ],
  ['a default template', { requestTemplates: [template('$default')] }, ['anything          template (1 line, 2d71)']],
  [
    'a content type that is long',
    { requestTemplates: [template('application/vnd.example+json')] },
    ['application/vnd.example+json  template (1 line, 2d71)', 'anything else     415'],
  ],
  ['content handling', { requestTemplates: [], passthroughBehavior: undefined, contentHandling: 'CONVERT_TO_TEXT' }, ['converted to text']],
  ['a proxy', { type: 'HTTP_PROXY', passthroughBehavior: 'NEVER' }, []],
])('what becomes of a body is told by its outcome: %s', (_what, change, lines) => {
  expect(section('body', change)).toEqual(lines);
});

test.each<[string, Partial<Integration>, string[]]>([
  [
    'a reference',
    { uri: { unresolved: { 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['NlbDns1A2B3C4D', 'DNSName'] }, '/x']] } } },
    ['GET http://<GetAtt NlbDns.DNSName>/x'],
  ],
  ['a substitution', { uri: { unresolved: { 'Fn::Sub': 'http://${Host}/${!id}' } } }, ['GET http://<Ref Host>/${id}']],
  ['an import', { uri: unresolved({ 'Fn::ImportValue': 'host' }) }, ['GET <ImportValue host>']],
  ['a selection', { uri: unresolved({ 'Fn::Select': [0, { Ref: 'HostsABCDEF01' }] }) }, ['GET <Select 0 <Ref Hosts>>']],
  [
    'a function',
    {
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: {
        unresolved: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':apigateway:',
              { Ref: 'AWS::Region' },
              ':lambda:path/2015-03-31/functions/',
              { 'Fn::GetAtt': ['Hello4A628BD4', 'Arn'] },
              '/invocations',
            ],
          ],
        },
      },
    },
    ['Lambda <GetAtt Hello.Arn>'],
  ],
  [
    'a service',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:sqs:action/SendMessage' },
    ['POST sqs:action/SendMessage in eu-west-1'],
  ],
])('an endpoint is told by its meaning: %s', (_what, change, lines) => {
  expect(section('sends', { requestParameters: [], ...change })).toEqual(lines);
});

test.each([
  ["'a''b'", "'a''b'"],
  ['method.request.multivaluequerystring.id', 'every query id'],
  ['method.request.multivalueheader.Accept', 'every header Accept'],
  ['method.request.body', 'body'],
  ['method.request.body.pet.name', 'body $.pet.name'],
  ['context.identity.sourceIp', 'context identity.sourceIp'],
  ['stageVariables.env', 'stage variable env'],
  ['something else', 'something else'],
])('the source %s reads %s', (source, printed) => {
  const mapping = { target: 'integration.request.header.X', source, origin };
  expect(section('sends', { requestParameters: [mapping] })[1]).toBe(`  header X        ← ${printed}`);
});

test.each<[string, Partial<Integration>, Partial<Method>, string[]]>([
  ['timeout', { timeoutInMillis: 50 }, {}, ['50 ms']],
  ['timeout', { timeoutInMillis: 1500 }, {}, ['1.5 s']],
  ['timeout', { timeoutInMillis: undefined }, {}, []],
  ['vpc link', { connectionType: 'VPC_LINK', connectionId: unresolved({ Ref: 'Link12345678' }) }, {}, ['<Ref Link>']],
  ['role', { credentials: 'arn:aws:iam::*:user/*' }, {}, ["the caller's own"]],
  ['tls', { tlsConfig: { insecureSkipVerification: true } }, {}, ['certificate not verified']],
  ['transfer', { responseTransferMode: 'STREAM' }, {}, ['as a stream']],
  ['cache', { cacheKeyParameters: ['method.request.path.petId'], cacheNamespace: 'pets' }, {}, ['path petId        namespace pets']],
  ['api key', {}, { apiKeyRequired: true }, ['required']],
  ['authorizer', {}, { authorizationType: 'NONE' }, []],
  [
    'authorizer',
    {},
    { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'Pool', authorizationScopes: ['b', 'a'] },
    ['COGNITO_USER_POOLS Pool · scopes a b'],
  ],
  ['accepts', {}, { requestModels: [{ contentType: 'application/json', model: 'Pet', origin }] }, ['application/json as Pet']],
  ['declares', {}, { methodResponses: [{ statusCode: '201', responseParameters: [], responseModels: [], origin }] }, ['201']],
  ['validates', {}, { requestValidator: undefined }, []],
  ['validates', {}, { requestValidator: unresolved({ Ref: 'Validator' }) }, ['<Ref Validator>']],
])('%s is printed where it is said', (label, change, methodChange, lines) => {
  expect(section(label, change, methodChange)).toEqual(lines);
});
