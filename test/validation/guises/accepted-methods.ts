import type { JsonObject } from '../../../lib/definition';
import type { OneMethod } from './guises';

const url = 'https://petstore.example.com/pets';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:Pets';
export const invocation = (target = functionArn, region = 'us-east-1') =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${target}/invocations`;
const role = 'arn:aws:iam::123456789012:role/gateway';

export const httpProxy = (changes: JsonObject = {}): JsonObject => ({ type: 'http_proxy', httpMethod: 'GET', uri: url, ...changes });
export const http = (changes: JsonObject = {}): JsonObject => ({
  type: 'http',
  httpMethod: 'GET',
  uri: url,
  responses: { default: { statusCode: '200' } },
  ...changes,
});
export const mock = (changes: JsonObject = {}): JsonObject => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
  ...changes,
});
export const lambda = (changes: JsonObject = {}): JsonObject => ({ type: 'aws_proxy', httpMethod: 'POST', uri: invocation(), ...changes });
export const service = (uri: string, changes: JsonObject = {}): JsonObject => ({
  type: 'aws',
  httpMethod: 'POST',
  uri,
  credentials: role,
  responses: { default: { statusCode: '200' } },
  ...changes,
});
const answering = (response: JsonObject): JsonObject => http({ responses: { default: { statusCode: '200', ...response } } });
const mapping = (target: string, source: string): OneMethod => ({
  integration: http({ requestParameters: { [`integration.request.${target}`]: source } }),
});
const at = (uri: string): OneMethod => ({ integration: httpProxy({ uri }) });

/** What is legal, though odd: `rejected` would be a false alarm in any guise. */
export const accepted: Readonly<Record<string, OneMethod>> = {
  'a MOCK with a URI': { integration: mock({ uri: 'pets' }) },
  'a MOCK with a port that HTTP integrations do not reach': { integration: mock({ uri: 'http://pets:22/' }) },
  'a MOCK with an HTTP method': { integration: mock({ httpMethod: 'POST' }) },
  'a MOCK with an HTTP method that there is not': { integration: mock({ httpMethod: 'FETCH' }) },
  'a MOCK without integration responses': {
    integration: { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
  },
  'a MOCK without anything': { integration: { type: 'mock' } },
  'an AWS_PROXY called by GET': { integration: lambda({ httpMethod: 'GET' }) },
  'an AWS_PROXY called by ANY': { verb: 'ANY', integration: lambda({ httpMethod: 'ANY' }) },
  'responses on an HTTP_PROXY': {
    integration: httpProxy({ responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '404' } } }),
    responses: { '200': [], '404': [] },
  },
  'responses of undeclared statuses on an HTTP_PROXY': { integration: httpProxy({ responses: { default: { statusCode: '500' } } }) },
  'a response mapping on an AWS_PROXY': {
    integration: lambda({ responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X-Pets': "'7'" } } } }),
    responses: { '200': ['X-Pets'] },
  },
  'content handling on proxies': { integration: lambda({ contentHandling: 'CONVERT_TO_TEXT' }) },
  'content handling to binary on an HTTP_PROXY': { integration: httpProxy({ contentHandling: 'CONVERT_TO_BINARY' }) },
  'passthrough behavior on a proxy': { integration: httpProxy({ passthroughBehavior: 'never' }) },
  'payloadFormatVersion as a text': { integration: lambda({ payloadFormatVersion: '2.0' }) },
  'payloadFormatVersion as a number': { integration: lambda({ payloadFormatVersion: 1.0 }) },
  'integer status codes': { integration: http({ responses: { default: { statusCode: 200 } } }) },
  'an operation with empty responses': { integration: httpProxy(), responses: {} },
  'a MOCK of an operation with empty responses': { integration: mock(), responses: {} },
  'an undeclared path variable': { path: '/pets/{petId}', integration: httpProxy() },
  'an undeclared greedy path variable': { verb: 'ANY', path: '/{proxy+}', integration: httpProxy({ httpMethod: 'ANY' }) },
  'an undeclared path variable that the URL has without a mapping': {
    path: '/pets/{petId}',
    integration: httpProxy({ uri: `${url}/{petId}` }),
  },
  'a quoted expression is a static value': mapping('header.X', "'method.request.header.Nobody'"),
  'a quoted boolean': mapping('header.X', "'true'"),
  'an empty static value': mapping('header.X', "''"),
  'a static value with commas, blanks and double quotes': mapping('header.X', `'a, "b" c'`),
  'a static value with an equal sign and a dollar': mapping('querystring.q', "'$context.requestId=1'"),
  'an empty request template': { integration: http({ httpMethod: 'POST', requestTemplates: { 'application/json': '' } }) },
  'an empty response template': { integration: answering({ responseTemplates: { 'application/json': '' } }) },
  'a template that is no JSON': { integration: answering({ responseTemplates: { 'application/json': 'hello' } }) },
  'a template that is no Velocity': { integration: answering({ responseTemplates: { 'application/json': '#if(' } }) },
  'a template for text/plain; charset=utf-8': { integration: answering({ responseTemplates: { 'text/plain; charset=utf-8': 'x' } }) },
  'a template for application/vnd.pets+json': { integration: answering({ responseTemplates: { 'application/vnd.pets+json': '{}' } }) },
  'a template for */*': { integration: answering({ responseTemplates: { '*/*': '{}' } }) },
  ...Object.fromEntries(
    ['Host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'TE', 'Authorization', 'Upgrade', 'Expect', 'Via', 'x-amzn-trace-id'].map(
      (name): [string, OneMethod] => [`the restricted header ${name} as target`, mapping(`header.${name}`, "'x'")],
    ),
  ),
  'a restricted header as target on a proxy': {
    integration: httpProxy({ requestParameters: { 'integration.request.header.Host': "'x'" } }),
  },
  'a template without a method response': {
    integration: http({ responses: { default: { statusCode: '418', responseTemplates: { 'application/json': '{}' } } } }),
  },
  'a function in another region': {
    integration: lambda({ uri: invocation('arn:aws:lambda:eu-west-3:123456789012:function:Pets', 'eu-west-3') }),
  },
  'a function in China': {
    integration: lambda({
      uri: 'arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:123456789012:function:Pets/invocations',
    }),
  },
  'a function of another account': { integration: lambda({ uri: invocation('arn:aws:lambda:us-east-1:999999999999:function:Pets') }) },
  'a URI with two slashes, as the guide has them': { integration: lambda({ uri: invocation().replace('path/', 'path//') }) },
  'a function with a version': { integration: lambda({ uri: invocation(`${functionArn}:7`) }) },
  'a function with an alias from a stage variable': { integration: lambda({ uri: invocation(`${functionArn}:\${stageVariables.alias}`) }) },
  'a function named by a stage variable': {
    integration: lambda({ uri: invocation('arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.name}') }),
  },
  'a whole function ARN from a stage variable': { integration: lambda({ uri: invocation('${stageVariables.arn}') }) },
  'a function behind AWS without credentials': { integration: { ...service(invocation()), credentials: '' } },
  'a service by path': { integration: service('arn:aws:apigateway:us-east-1:s3:path/pets/{key}') },
  'a service with a subdomain': { integration: service('arn:aws:apigateway:us-east-1:account-id.s3:path/pets') },
  'a service by action': { integration: service('arn:aws:apigateway:us-east-1:dynamodb:action/PutItem') },
  'a service by an action with its query string': {
    integration: service('arn:aws:apigateway:us-east-1:sns:action/Publish&Version=2010-03-31'),
  },
  'a role from a stage variable': {
    integration: service('arn:aws:apigateway:us-east-1:sqs:path/1/pets', { credentials: '${stageVariables.role}' }),
  },
  'the credentials of the caller with AWS_IAM': {
    iam: true,
    integration: service('arn:aws:apigateway:us-east-1:s3:path/pets', { credentials: 'arn:aws:iam::*:user/*' }),
  },
  'port 80': at('http://pets.example.com:80/'),
  'port 443': at('https://pets.example.com:443'),
  'port 1024': at('http://pets.example.com:1024/a:22/b'),
  'port 65535': at('http://pets.example.com:65535?at=x:22'),
  'a URL in capitals': at('HTTPS://PETS.EXAMPLE.COM/'),
  'a URL with an IPv6 host': at('http://[2001:db8::22]/pets'),
  'a URL with an IPv6 host and a port': at('http://[2001:db8::22]:8080/pets'),
  'a URL with credentials': at('http://user:22@pets.example.com/pets'),
  'a URL with a port from a stage variable': at('http://pets.example.com:${stageVariables.port}/pets'),
  'a URL from stage variables': at('https://${stageVariables.host}/${stageVariables.path}?q=${stageVariables.q}'),
  'a whole URL from a stage variable': at('${stageVariables.url}'),
  'a timeout of 50 ms': { integration: httpProxy({ timeoutInMillis: 50 }) },
  'a timeout of 29 s': { integration: httpProxy({ timeoutInMillis: 29_000 }) },
  'a timeout of a minute on a regional API': { endpointType: 'REGIONAL', integration: httpProxy({ timeoutInMillis: 60_000 }) },
  'a timeout of five minutes on a private API': { endpointType: 'PRIVATE', integration: httpProxy({ timeoutInMillis: 300_000 }) },
  'a declared query string': {
    declares: ['method.request.querystring.type'],
    integration: http({ requestParameters: { 'integration.request.querystring.kind': 'method.request.querystring.type' } }),
  },
  'all values of a declared query string': {
    declares: ['method.request.querystring.type'],
    integration: http({ requestParameters: { 'integration.request.querystring.kind': 'method.request.multivaluequerystring.type' } }),
  },
  'all values of a declared header': {
    declares: ['method.request.header.X-Type'],
    integration: http({ requestParameters: { 'integration.request.header.X-Kind': 'method.request.multivalueheader.X-Type' } }),
  },
  'a declared path variable': {
    path: '/pets/{petId}',
    declares: ['method.request.path.petId'],
    integration: http({ uri: `${url}/{id}`, requestParameters: { 'integration.request.path.id': 'method.request.path.petId' } }),
  },
  'a greedy path variable that is declared': {
    verb: 'ANY',
    path: '/{proxy+}',
    declares: ['method.request.path.proxy'],
    integration: httpProxy({
      httpMethod: 'ANY',
      uri: 'https://x.example/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    }),
  },
  'a mapping on an AWS_PROXY': {
    integration: lambda({ requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } }),
  },
  'the body as a source': mapping('header.X', 'method.request.body'),
  'a JSONPath of the body as a source': mapping('header.X', 'method.request.body.pets[0].name'),
  'a filter of the body as a source': mapping('header.X', "method.request.body.pets[?(@.name=='x')].id"),
  'a context variable as a source': mapping('header.X', 'context.identity.sourceIp'),
  'a claim as a source': mapping('header.X', 'context.authorizer.claims.custom:tenant'),
  'a context variable that nobody knows': mapping('header.X', 'context.somethingNew'),
  'a stage variable as a source': mapping('header.X', 'stageVariables.host'),
  'a context variable with a dollar, which the guide writes': mapping('header.X', '$context.requestId'),
  'a parameter name with a dollar, colon, dots and hyphens': {
    declares: ['method.request.querystring.$filter:a.b-c_d'],
    integration: http({ requestParameters: { 'integration.request.querystring.q': 'method.request.querystring.$filter:a.b-c_d' } }),
  },
  'a path target that the URL lacks': mapping('path.nowhere', "'x'"),
  'an unmapped variable of the URL': at('https://petstore.example.com/{nobody}'),
  'a response header from the endpoint': {
    responses: { '200': ['X-Id'] },
    integration: answering({ responseParameters: { 'method.response.header.X-Id': 'integration.response.header.X-Request-Id' } }),
  },
  'all values of a response header': {
    responses: { '200': ['Set-Cookie'] },
    integration: answering({
      responseParameters: { 'method.response.header.Set-Cookie': 'integration.response.multivalueheader.Set-Cookie' },
    }),
  },
  'a response header from the body': {
    responses: { '200': ['Location'] },
    integration: answering({ responseParameters: { 'method.response.header.Location': 'integration.response.body.redirect.url' } }),
  },
  'a response header from context and stage': {
    responses: { '200': ['A', 'B'] },
    integration: answering({
      responseParameters: { 'method.response.header.A': 'context.requestId', 'method.response.header.B': 'stageVariables.b' },
    }),
  },
  'declared cache keys': {
    declares: ['method.request.querystring.type', 'method.request.header.Accept'],
    integration: http({ cacheKeyParameters: ['method.request.querystring.type', 'method.request.header.Accept'], cacheNamespace: 'pets' }),
  },
  'no cache keys': { integration: http({ cacheKeyParameters: [], cacheNamespace: '' }) },
  'a private integration by a stage variable': {
    integration: httpProxy({ connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' }),
  },
  'a private integration by its id': { integration: httpProxy({ connectionType: 'VPC_LINK', connectionId: 'abc123' }) },
  'an internet connection': { integration: httpProxy({ connectionType: 'INTERNET' }) },
  'TLS that is not verified': { integration: httpProxy({ tlsConfig: { insecureSkipVerification: true } }) },
  ...Object.fromEntries(
    [
      '2\\d{2}',
      '4\\d\\d',
      '[45]\\d{2}',
      '(404|409)',
      '.*Not Found.*',
      '^(?!2).*$',
      '(?i)error',
      '\\Q404\\E',
      '\\p{Digit}+',
      '4(?:0[0-3]|0[5-9])',
      '4\\d++',
      '(?<code>4)\\d\\d',
      ' ',
      '-',
    ].map((pattern): [string, OneMethod] => [
      `the selection pattern ${pattern}`,
      {
        responses: { '200': [], '404': [] },
        integration: http({ responses: { default: { statusCode: '200' }, [pattern]: { statusCode: '404' } } }),
      },
    ]),
  ),
  'two integration responses for one status': {
    responses: { '200': [], '404': [] },
    integration: http({ responses: { default: { statusCode: '200' }, '404': { statusCode: '404' }, '410': { statusCode: '404' } } }),
  },
  'no default response': { integration: http({ responses: { '2\\d{2}': { statusCode: '200' } } }) },
  'status 100 and 599': {
    responses: { '100': [], '599': [] },
    integration: http({ responses: { default: { statusCode: '100' }, '5\\d{2}': { statusCode: '599' } } }),
  },
  'status 299': { responses: { '299': [] }, integration: http({ responses: { default: { statusCode: '299' } } }) },
  'a path with dots, hyphens, underscores and colons': { path: '/v1.0/pet-store_a/pets:search', integration: httpProxy() },
  'a path variable with an underscore': { path: '/pets/{pet_id}', integration: httpProxy() },
  'a path variable with a hyphen': { path: '/pets/{pet-id}', integration: httpProxy() },
  'a greedy path variable of another name': { path: '/files/{path+}', integration: httpProxy() },
  'a method of the root': { path: '/', integration: httpProxy() },
  'a path with a dollar': { path: '/$metadata', integration: httpProxy() },
  'a path with a comma': { path: '/a,b', integration: httpProxy() },
  'an uppercase path': { path: '/Pets/MINE', integration: httpProxy() },
};
