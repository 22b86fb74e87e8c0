import { Lazy, Stack } from 'aws-cdk-lib';
import { Method, MockIntegration } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpCustomIntegration,
  type HttpCustomIntegrationProps,
  IntegrationResponseSource,
  MappingSource,
  MappingTemplate,
  MethodRequest,
  TemplateValue,
} from '../../../lib';
import { deploymentId, newApi, propertiesOf } from '../stack';

const url = 'https://petstore.example.com/pets';

function addMethod(props: HttpCustomIntegrationProps, options = {}) {
  return newApi().root.addResource('{petId}').addMethod('GET', new HttpCustomIntegration(url, props), options);
}

test.each<[string, HttpCustomIntegrationProps, Record<string, boolean>]>([
  [
    'a query string parameter',
    { request: { queryString: { kind: MethodRequest.queryString('type') } } },
    { 'method.request.querystring.type': false },
  ],
  ['a header', { request: { header: { 'X-A': MethodRequest.header('X-B') } } }, { 'method.request.header.X-B': false }],
  ['a path variable', { request: { queryString: { id: MethodRequest.path('petId') } } }, { 'method.request.path.petId': true }],
  [
    'the single name of a multi-value parameter',
    { request: { queryString: { kind: MethodRequest.multiValueQueryString('type') } } },
    { 'method.request.querystring.type': false },
  ],
  [
    'a parameter that must be there',
    { request: { header: { 'X-A': MethodRequest.header('X-B', { required: true }) } } },
    { 'method.request.header.X-B': true },
  ],
  [
    'a parameter that one of its readers needs',
    {
      request: {
        header: {
          'X-A': MethodRequest.header('X-B'),
          'X-C': MethodRequest.header('X-B', { required: true }),
          'X-D': MethodRequest.header('X-B'),
        },
      },
    },
    { 'method.request.header.X-B': true },
  ],
  [
    'what a request template reads, at any depth',
    {
      request: {
        templates: {
          'application/json': MappingTemplate.json({
            a: [{ b: TemplateValue.optional(MethodRequest.queryString('deep')) }],
            c: MethodRequest.body('$.c'),
          }),
        },
      },
    },
    { 'method.request.querystring.deep': false },
  ],
  [
    'what a response template reads of the request',
    { responses: [{ statusCode: '200', templates: { 'application/json': MappingTemplate.json({ id: MethodRequest.path('petId') }) } }] },
    { 'method.request.path.petId': true },
  ],
  ['a cache key', { cacheKeyParameters: [MethodRequest.queryString('page')] }, { 'method.request.querystring.page': false }],
  [
    'an expression as text',
    { request: { header: { 'X-A': MappingSource.fromExpression('method.request.querystring.type') } } },
    { 'method.request.querystring.type': false },
  ],
])('%s is declared on the method as soon as it exists', (_what, props, declared) => {
  expect(propertiesOf(addMethod(props)).RequestParameters).toEqual(declared);
});

test('the context, stage variables, static values and the body need no declaration', () => {
  const header = {
    A: MappingSource.context('requestId'),
    B: MappingSource.stageVariable('env'),
    C: MappingSource.staticValue('text'),
    D: MethodRequest.body('$.a'),
  };
  expect(propertiesOf(addMethod({ request: { header } })).RequestParameters).toBeUndefined();
});

test('what the person declared stays, whatever the integration reads', () => {
  const request = { queryString: { a: MethodRequest.queryString('a'), b: MethodRequest.queryString('b') } };
  const requestParameters = { 'method.request.querystring.a': true, 'method.request.header.C': false };
  expect(propertiesOf(addMethod({ request }, { requestParameters })).RequestParameters).toEqual({
    'method.request.querystring.a': true,
    'method.request.header.C': false,
    'method.request.querystring.b': false,
  });
  expect(requestParameters).toEqual({ 'method.request.querystring.a': true, 'method.request.header.C': false });
});

test('declarations of the person that are known late are merged, too', () => {
  const api = newApi();
  const method = new Method(api, 'Method', { resource: api.root, httpMethod: 'GET', integration: new MockIntegration() });
  expect(propertiesOf(method).RequestParameters).toBeUndefined();
  const late = Lazy.any({ produce: () => ({ 'method.request.querystring.late': true }) }) as unknown as Record<string, boolean>;
  const request = { queryString: { a: MethodRequest.queryString('a') } };
  expect(propertiesOf(addMethod({ request }, { requestParameters: late })).RequestParameters).toEqual({
    'method.request.querystring.late': true,
    'method.request.querystring.a': false,
  });
});

test('fails where method and integration contradict each other about a required parameter', () => {
  const request = { queryString: { a: MethodRequest.queryString('a', { required: true }) } };
  expect(() => addMethod({ request }, { requestParameters: { 'method.request.querystring.a': false } })).toThrow(
    /Test\/Api\/Default\/\{petId\}\/GET.*method\.request\.querystring\.a.*drop one of the two/,
  );
});

test('status codes and headers of responses are declared beside those of the person, also later ones', () => {
  const method = addMethod(
    {
      responses: [
        { statusCode: '200', header: { ETag: IntegrationResponseSource.header('etag'), 'X-A': MappingSource.staticValue('a') } },
        { selectionPattern: '4..', statusCode: '400' },
        { selectionPattern: '410', statusCode: '400', header: { 'X-Gone': MappingSource.staticValue('yes') } },
      ],
    },
    {
      methodResponses: [
        { statusCode: '200', responseParameters: { 'method.response.header.ETag': true, 'method.response.header.Own': false } },
      ],
    },
  );
  method.addMethodResponse({ statusCode: '503' });
  expect(propertiesOf(method).MethodResponses).toEqual([
    {
      StatusCode: '200',
      ResponseParameters: { 'method.response.header.ETag': true, 'method.response.header.X-A': false, 'method.response.header.Own': false },
    },
    { StatusCode: '503' },
    { StatusCode: '400', ResponseParameters: { 'method.response.header.X-Gone': false } },
  ]);
});

test('an integration without responses answers 200, because the service would answer 500', () => {
  const properties = propertiesOf(addMethod({}));
  expect(properties.Integration['IntegrationResponses']).toEqual([{ StatusCode: '200' }]);
  expect(properties.MethodResponses).toEqual([{ StatusCode: '200' }]);
});

test('one integration serves several methods, each with its own declarations', () => {
  const integration = new HttpCustomIntegration('https://petstore.example.com/{petId}', {
    request: { queryString: { a: MethodRequest.queryString('a') } },
  });
  const api = newApi({ defaultIntegration: integration });
  const root = api.root.addMethod('GET');
  const pet = api.root.addResource('{petId}').addMethod('PUT');
  expect(propertiesOf(root).RequestParameters).toEqual({ 'method.request.querystring.a': false });
  expect(propertiesOf(pet).RequestParameters).toEqual({ 'method.request.querystring.a': false, 'method.request.path.petId': true });
  expect(propertiesOf(pet).Integration).toMatchObject({ IntegrationHttpMethod: 'PUT' });
});

test("the attribute that the declarations wait for is CDK's own again afterwards", () => {
  const method = addMethod({ request: { queryString: { a: MethodRequest.queryString('a') } } });
  expect(Object.getOwnPropertyDescriptor(method, 'methodId')).toMatchObject({ writable: true, enumerable: true });
  expect(Stack.of(method).resolve(method.methodId)).toEqual({ Ref: expect.stringMatching(/^ApipetIdGET/) as unknown });
});

describe('the deployment', () => {
  const base: HttpCustomIntegrationProps = {
    request: { templates: { 'application/json': MappingTemplate.inline('{}') } },
    responses: [{ statusCode: '200' }],
  };
  const idOf = (props: HttpCustomIntegrationProps) => deploymentId(Stack.of(addMethod(props)));

  test('stays the same where nothing changes', () => {
    expect(idOf(base)).toBe(idOf({ ...base }));
  });

  test.each<[string, HttpCustomIntegrationProps]>([
    ['a parameter that a mapping reads', { ...base, request: { ...base.request, queryString: { a: MethodRequest.queryString('a') } } }],
    ['a status code', { ...base, responses: [{ statusCode: '201' }] }],
    ['a response header', { ...base, responses: [{ statusCode: '200', header: { A: MappingSource.staticValue('a') } }] }],
    ['a TLS setting that the template does not hold', { ...base, tlsInsecureSkipVerification: true }],
  ])('changes with %s', (_what, props) => {
    const method = addMethod(props);
    if (props.tlsInsecureSkipVerification) return expect(() => deploymentId(Stack.of(method))).toThrow('OpenApiRestApi');
    return expect(deploymentId(Stack.of(method))).not.toBe(idOf(base));
  });

  test('changes with what is declared, even if no property of the integration does', () => {
    const required = (value: boolean) => ({ request: { queryString: { a: MethodRequest.queryString('a', { required: value }) } } });
    expect(idOf(required(true))).not.toBe(idOf(required(false)));
  });
});
