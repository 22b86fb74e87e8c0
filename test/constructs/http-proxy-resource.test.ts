import { Duration, Stack, Token } from 'aws-cdk-lib';
import { AuthorizationType, type Resource, RestApi, VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { VpcLink as VpcLinkV2 } from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { HttpProxyResource, type HttpProxyResourceProps, MappingSource, MethodRequest } from '../../lib';
import { newApi, propertiesOf } from './stack';

function propertiesWith(props: Omit<HttpProxyResourceProps, 'url'> & { readonly url?: string }, api: RestApi = newApi()) {
  const resource = new HttpProxyResource(api.root, 'Site', { url: 'https://example.com/store', ...props });
  return resource.methods.map(propertiesOf);
}

test('with nothing but a URL, everything below the parent goes to the endpoint', () => {
  const api = newApi();
  const resource = new HttpProxyResource(api.root, 'Site', { url: 'https://example.com/store' });
  expect(resource.path).toBe('/{proxy+}');
  expect(resource.methods.map(propertiesOf)).toMatchObject([
    {
      HttpMethod: 'ANY',
      RequestParameters: { 'method.request.path.proxy': true },
      Integration: {
        Type: 'HTTP_PROXY',
        IntegrationHttpMethod: 'ANY',
        Uri: 'https://example.com/store/{proxy}',
        RequestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
        CacheKeyParameters: ['method.request.path.proxy'],
        PassthroughBehavior: 'WHEN_NO_MATCH',
        IntegrationResponses: [{ StatusCode: '200' }],
      },
    },
  ]);
});

test.each([
  ['https://example.com', 'https://example.com/{proxy}'],
  ['https://example.com/', 'https://example.com/{proxy}'],
  ['https://example.com/a?b=c', 'https://example.com/a/{proxy}?b=c'],
  ['https://example.com/a/{proxy}/b', 'https://example.com/a/{proxy}/b'],
  ['https://example.com?path={proxy}', 'https://example.com?path={proxy}'],
  ['https://${stageVariables.host}/a', 'https://${stageVariables.host}/a/{proxy}'],
])('the variable finds its place in %s', (url, uri) => {
  expect(propertiesWith({ url })).toMatchObject([{ Integration: { Uri: uri } }]);
});

test('a URL that is known at deployment only gets the variable at its end', () => {
  const url = `http://${Token.asString({ Ref: 'Host' })}/a`;
  expect(propertiesWith({ url })).toMatchObject([
    { Integration: { Uri: { 'Fn::Join': ['', ['http://', { Ref: 'Host' }, '/a/{proxy}']] } } },
  ]);
});

test('the variable has the name that it is given', () => {
  const api = newApi();
  const resource = new HttpProxyResource(api.root, 'Site', { url: 'https://example.com', variableName: 'rest' });
  expect(resource.path).toBe('/{rest+}');
  expect(resource.methods.map(propertiesOf)).toMatchObject([
    {
      RequestParameters: { 'method.request.path.rest': true },
      Integration: {
        Uri: 'https://example.com/{rest}',
        RequestParameters: { 'integration.request.path.rest': 'method.request.path.rest' },
        CacheKeyParameters: ['method.request.path.rest'],
      },
    },
  ]);
});

test('each of several methods calls the endpoint with its own HTTP method', () => {
  expect(propertiesWith({ methods: ['GET', 'post'] })).toMatchObject([
    { HttpMethod: 'GET', Integration: { IntegrationHttpMethod: 'GET' } },
    { HttpMethod: 'POST', Integration: { IntegrationHttpMethod: 'POST' } },
  ]);
});

test('the parent is passed on to the endpoint without the variable', () => {
  const path = { proxy: MethodRequest.path('proxy'), env: MappingSource.staticValue('a b') };
  const [, parent] = propertiesWith({ url: 'https://example.com/{env}/{proxy}', includeParent: true, request: { path } });
  expect(parent).toMatchObject({
    HttpMethod: 'ANY',
    Integration: { Uri: 'https://example.com/{env}', RequestParameters: { 'integration.request.path.env': "'a%20b'" } },
  });
  expect(parent?.RequestParameters).toBeUndefined();
  expect(parent?.Integration['CacheKeyParameters']).toBeUndefined();
});

test('everything else that a proxy can have is passed on', () => {
  const [method] = propertiesWith({
    cachePathVariable: false,
    cacheNamespace: 'site',
    timeout: Duration.seconds(5),
    methodOptions: { apiKeyRequired: true, authorizationType: AuthorizationType.IAM },
    request: {
      header: { 'X-Env': MappingSource.stageVariable('env'), 'X-Id': MappingSource.context('requestId') },
      queryString: { from: MappingSource.staticValue('api'), all: MethodRequest.multiValueQueryString('one') },
    },
  });
  expect(method).toMatchObject({
    ApiKeyRequired: true,
    AuthorizationType: 'AWS_IAM',
    RequestParameters: { 'method.request.path.proxy': true, 'method.request.querystring.one': false },
    Integration: {
      CacheNamespace: 'site',
      TimeoutInMillis: 5000,
      RequestParameters: {
        'integration.request.header.X-Env': 'stageVariables.env',
        'integration.request.header.X-Id': 'context.requestId',
        'integration.request.querystring.from': "'api'",
        'integration.request.querystring.all': 'method.request.multivaluequerystring.one',
      },
    },
  });
  expect(method?.Integration['CacheKeyParameters']).toBeUndefined();
});

describe('a private endpoint', () => {
  test('is reached by a VPC link', () => {
    const api = newApi();
    const vpcLink = VpcLink.fromVpcLinkId(api, 'Link', 'abc123');
    expect(propertiesWith({ vpcLink }, api)).toMatchObject([{ Integration: { ConnectionType: 'VPC_LINK', ConnectionId: 'abc123' } }]);
  });

  test('is reached by a VPC link of the second generation and a load balancer', () => {
    const api = newApi();
    const vpcLinkV2 = VpcLinkV2.fromVpcLinkAttributes(api, 'Link', {
      vpc: Vpc.fromVpcAttributes(api, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'] }),
      vpcLinkId: 'abc123',
    });
    const integrationTarget = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/store/1';
    expect(propertiesWith({ vpcLinkV2, integrationTarget }, api)).toMatchObject([
      { Integration: { ConnectionType: 'VPC_LINK', ConnectionId: 'abc123', IntegrationTarget: integrationTarget } },
    ]);
  });

  test('fails on a load balancer without its link', () => {
    expect(() => propertiesWith({ integrationTarget: 'arn' })).toThrow('behind vpcLinkV2, which is missing');
  });
});

test('the parent is the scope, where that is an API or a resource, or what is given', () => {
  const api = newApi();
  const below = (scope: ConstructorParameters<typeof HttpProxyResource>[0], parent?: Resource) =>
    new HttpProxyResource(scope, 'Site', { url: 'https://example.com', parent }).path;
  expect(below(api)).toBe('/{proxy+}');
  expect(below(api.root.addResource('a'))).toBe('/a/{proxy+}');
  expect(below(Stack.of(api), api.root.addResource('b'))).toBe('/b/{proxy+}');
  expect(() => below(Stack.of(newApi()))).toThrow('Test is neither a resource nor an API: name the parent');
});

test('an imported API can be the parent', () => {
  const stack = new Stack();
  const api = RestApi.fromRestApiAttributes(stack, 'Imported', { restApiId: 'a1', rootResourceId: 'r1' });
  const [method] = new HttpProxyResource(api.root, 'Site', { url: 'https://example.com' }).methods;
  expect(propertiesOf(method)).toMatchObject({ RequestParameters: { 'method.request.path.proxy': true } });
});

test('the variable may stand in the URL as it stands in the path of the resource', () => {
  expect(propertiesWith({ url: 'https://example.com/a/{proxy+}' })).toMatchObject([
    {
      Integration: {
        Uri: 'https://example.com/a/{proxy}',
        RequestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
      },
    },
  ]);
});

test.each<[string, Partial<HttpProxyResourceProps>, string]>([
  ['a name with braces', { variableName: '{proxy+}' }, '"{proxy+}" cannot be the name of a greedy path variable: write it without braces'],
  ['a name with a space', { variableName: 'a b' }, '"a b" cannot be the name of a greedy path variable'],
  ['no method', { methods: [] }, 'Test/Api/Default/Site passes no method on: name one in methods'],
])('fails on %s', (_what, props, message) => {
  expect(() => propertiesWith(props)).toThrow(message);
});
