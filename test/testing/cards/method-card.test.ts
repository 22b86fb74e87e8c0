import { type ApiDefinition, emptyApi, type Integration, type Method } from '../../../lib/definition';
import { describeApi } from '../../../lib/testing/cards/describe-api';
import { methodCard } from '../../../lib/testing/cards/method-card';

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
      responseTemplates: [{ contentType: 'application/json', template: 'x', origin: { file: '/app/pet-error.vtl' } }],
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

function card(change: Partial<Integration>, methodChange: Partial<Method> = {}): string {
  return methodCard(api, api.resources[0]!, { ...method, ...methodChange, integration: { ...integration, ...change } });
}

function line(text: string, start: string): string | undefined {
  return text.split('\n').find((candidate) => candidate.includes(start));
}

test('a card prints one fact a line in fixed columns', () => {
  expect(describeApi(api)).toBe(
    `
GET /pets/{petId}                                    HTTP custom
  takes      path petId · query type · header Accept-Language (required)
  sends      GET https://petstore.example.com/pets/{id}
               path id         ← path petId
               query kind      ← query type
               header X-Env    ← 'prod'
  body       application/json  template pet-request (3 lines, 02f1)
             anything else     415
  timeout    29 s
  answers    404 ← 404         application/json  template pet-error (1 line, 2d71)
             502 ← 5xx
             200 ← otherwise   header X-Request-Id ← header x-request-id
  validates  parameters
`.trim(),
  );
});
