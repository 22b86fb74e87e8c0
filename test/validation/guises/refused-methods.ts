import { http, httpProxy, invocation, lambda, mock, service } from './accepted-methods';
import type { Guise, OneMethod } from './guises';

export interface Refused extends OneMethod {
  readonly rule: string;
  /** Guises in which the service takes it, or in which it cannot be written. */
  readonly but?: readonly Guise[];
}

const at = (uri: string): OneMethod => ({ integration: httpProxy({ uri }) });
const mapping = (target: string, source: string): OneMethod => ({ integration: http({ requestParameters: { [target]: source } }) });
const header = (source: string) => mapping('integration.request.header.X', source);
const answering = (response: Parameters<typeof http>[0]) => http({ responses: { default: { statusCode: '200', ...response } } });
const sets = (source: string): OneMethod => ({
  responses: { '200': ['X-Pets'] },
  integration: answering({ responseParameters: { 'method.response.header.X-Pets': source } }),
});
const documents: readonly Guise[] = ['OpenAPI 3.0', 'OpenAPI 3.0 YAML', 'Swagger 2.0', 'Body of a template'];

const listed = (rule: string, cases: Readonly<Record<string, OneMethod>>, but: readonly Guise[] = []): [string, Refused][] =>
  Object.entries(cases).map(([about, method]) => [about, { ...method, rule, but }]);

/** What the service refuses, each by one rule and once, in any guise. */
export const refused: Readonly<Record<string, Refused>> = Object.fromEntries([
  ...listed('http-uri', {
    'a URL without a scheme': at('petstore.example.com/pets'),
    'a URL that is a path': at('/pets'),
    'an FTP URL': at('ftp://petstore.example.com/pets'),
    'a URL with one slash': at('http:/petstore.example.com'),
    'a URL that begins with a blank': at(' https://petstore.example.com'),
    'a host from a stage variable without a scheme': at('pets.${stageVariables.domain}/pets'),
    'an ARN as the URL of an HTTP integration': { integration: http({ uri: invocation() }) },
  }),
  ...listed('http-port', {
    ...Object.fromEntries(
      ['0', '1', '21', '22', '25', '79', '81', '442', '444', '1023', '65536', '99999', '-1', '8080x'].map((port): [string, OneMethod] => [
        `port ${port}`,
        at(`http://petstore.example.com:${port}/pets`),
      ]),
    ),
    'port 22 of a custom integration': { integration: http({ uri: 'http://petstore.example.com:22' }) },
    'port 22 before a query string': at('http://petstore.example.com:22?x=1'),
    'port 22 behind a host from a stage variable': at('http://${stageVariables.host}:22/pets'),
    'port 22 of an IPv6 host': at('http://[2001:db8::1]:22/pets'),
    'port 22 behind credentials': at('http://user:secret@petstore.example.com:22/pets'),
  }),
  ...listed('integration-uri-missing', {
    'an HTTP integration without a URL': {
      integration: { type: 'http', httpMethod: 'GET', responses: { default: { statusCode: '200' } } },
    },
    'an HTTP_PROXY with an empty URL': at(''),
    'an AWS integration without a URI': { integration: { type: 'aws', httpMethod: 'POST', responses: { default: { statusCode: '200' } } } },
    'an AWS_PROXY without a URI': { integration: { type: 'aws_proxy', httpMethod: 'POST' } },
  }),
  ...listed('integration-http-method', {
    'an HTTP integration without a method': {
      integration: { type: 'http', uri: 'http://x.example', responses: { default: { statusCode: '200' } } },
    },
    'an HTTP_PROXY without a method': { integration: { type: 'http_proxy', uri: 'http://x.example' } },
    'an AWS integration without a method': { integration: { ...service('arn:aws:apigateway:us-east-1:s3:path/pets'), httpMethod: '' } },
    'an AWS_PROXY without a method': { integration: { type: 'aws_proxy', uri: invocation() } },
  }),
  ...listed('integration-type', {
    'the type HTTPS_PROXY': { integration: httpProxy({ type: 'https_proxy' }) },
    'the type lambda': { integration: lambda({ type: 'lambda' }) },
  }),
  ...listed('integration-type', { 'no type': { integration: { httpMethod: 'GET', uri: 'http://x.example' } } }, [
    'L1 constructs',
    'stock constructs',
  ]),
  ...listed('integration-missing', { 'no integration': {} }, ['stock constructs']),
  ...listed('integration-timeout', {
    'a timeout of 49 ms': { integration: httpProxy({ timeoutInMillis: 49 }) },
    'a timeout of 1 ms of a MOCK': { integration: mock({ timeoutInMillis: 1 }) },
    'a timeout of 30 s where nothing names the endpoint type': { integration: httpProxy({ timeoutInMillis: 30_000 }) },
    'a timeout of 29001 ms on an edge API': { endpointType: 'EDGE', integration: httpProxy({ timeoutInMillis: 29_001 }) },
    'a timeout of ten hours': { endpointType: 'EDGE', integration: lambda({ timeoutInMillis: 36_000_000 }) },
  }),
  ...listed('passthrough-behavior', { 'the passthrough behavior always': { integration: http({ passthroughBehavior: 'always' }) } }),
  ...listed('content-handling', {
    'the content handling TEXT': { integration: http({ contentHandling: 'TEXT' }) },
    'the content handling TEXT of a response': { integration: answering({ contentHandling: 'CONVERT' }) },
  }),
  ...listed('connection-type', { 'the connection type VPC': { integration: httpProxy({ connectionType: 'VPC' }) } }),
  ...listed('vpc-link-connection-id', {
    'a private integration without its link': { integration: httpProxy({ connectionType: 'VPC_LINK' }) },
    'a private integration with an empty link': { integration: httpProxy({ connectionType: 'VPC_LINK', connectionId: '' }) },
  }),
  ...listed('aws-uri-arn', {
    'a URL of an AWS integration': { integration: service('https://sqs.us-east-1.amazonaws.com/1/pets') },
    'a name of a function': { integration: lambda({ uri: 'Pets' }) },
    'an ARN that is cut off': { integration: lambda({ uri: 'arn:aws:lambda' }) },
  }),
  ...listed('aws-uri-path-or-action', {
    'the ARN of a function': { integration: lambda({ uri: 'arn:aws:lambda:us-east-1:123456789012:function:Pets' }) },
    'the ARN of a queue': { integration: service('arn:aws:sqs:us-east-1:123456789012:pets') },
    'an ARN of API Gateway with neither path nor action': { integration: service('arn:aws:apigateway:us-east-1:sqs:queue/pets') },
  }),
  ...listed('aws-proxy-target', {
    'an AWS_PROXY to S3': { integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:s3:path/pets' }) },
    'an AWS_PROXY to a DynamoDB action': { integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem' }) },
    'an AWS_PROXY to Step Functions': { integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution' }) },
    'an AWS_PROXY to Firehose': { integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:firehose:path/pets' }) },
  }),
  ...listed('aws-uri-function', {
    'an invocation of an invocation': { integration: lambda({ uri: invocation(invocation()) }) },
    'an invocation of a name': { integration: lambda({ uri: invocation('Pets') }) },
    'an invocation of a queue': { integration: lambda({ uri: invocation('arn:aws:sqs:us-east-1:123456789012:pets') }) },
    'an invocation of nothing': { integration: lambda({ uri: invocation('') }) },
  }),
  ...listed('credentials-arn', {
    'credentials that are a name': { integration: service('arn:aws:apigateway:us-east-1:s3:path/pets', { credentials: 'gateway-role' }) },
    'credentials that are no ARN, of a function': { integration: lambda({ credentials: 'role/gateway' }) },
  }),
  ...listed('aws-credentials-missing', {
    'S3 without credentials': { integration: service('arn:aws:apigateway:us-east-1:s3:path/pets', { credentials: '' }) },
    'SQS without credentials': { integration: service('arn:aws:apigateway:us-east-1:sqs:path/1/pets', { credentials: '' }) },
  }),
  ...listed('caller-credentials-auth', {
    'the credentials of a caller who is nobody': {
      integration: service('arn:aws:apigateway:us-east-1:s3:path/pets', { credentials: 'arn:aws:iam::*:user/*' }),
    },
    'the same for a function': { integration: lambda({ credentials: 'arn:aws:iam::*:user/*' }) },
  }),
  ...listed('mapping-expression', {
    'an unquoted static value': header('production'),
    'a number': header('7'),
    'an empty source': header(''),
    'a source that ends too early': header("'pro'duction"),
    'a quote that is not closed': header("'production"),
    'a static value in double quotes': header('"production"'),
    'a response as the source of a request': header('integration.response.header.X'),
    'a location that there is not': header('method.request.cookie.session'),
    'a source without a name': header('method.request.header.'),
    'method.request by itself': header('method.request'),
    'a request template variable': header("$input.params('x')"),
    'a header that cannot be': header('method.request.header.X Y'),
    'a query string that cannot be': header('method.request.querystring.filter[type]'),
    'a header of the endpoint that cannot be': sets('integration.response.header.X Y'),
    'a stage variable that cannot be': header('stageVariables.a b'),
    'a request as the source of a response': sets('method.request.header.X'),
    'an unquoted static value of a response': sets('*'),
    'a static value of a response in double quotes': sets('"*"'),
    'text behind the closing quote': sets("'*' x"),
    'a query string of a response': sets('integration.response.querystring.x'),
    'a context without a name': header('context.'),
    'a stage variable without a name': header('stageVariables.'),
  }),
  ...listed('mapping-undeclared-parameter', {
    'an undeclared header': header('method.request.header.Authorization'),
    'an undeclared query string': header('method.request.querystring.type'),
    'all values of an undeclared query string': header('method.request.multivaluequerystring.type'),
    'a header that is declared as query string': { ...header('method.request.header.type'), declares: ['method.request.querystring.type'] },
    'a path variable that the resource lacks': header('method.request.path.petId'),
    'a path variable of another name': {
      ...header('method.request.path.id'),
      path: '/pets/{petId}',
      declares: ['method.request.path.petId'],
    },
    'an undeclared header on an HTTP_PROXY': {
      integration: httpProxy({ requestParameters: { 'integration.request.header.X': 'method.request.header.X' } }),
    },
    'an undeclared header on an AWS_PROXY': {
      integration: lambda({ requestParameters: { 'integration.request.header.X': 'method.request.header.X' } }),
    },
    'an undeclared header on a MOCK': {
      integration: mock({ requestParameters: { 'integration.request.header.X': 'method.request.header.X' } }),
    },
  }),
  ...listed(
    'mapping-undeclared-parameter',
    { 'a path variable that only the resource declares': { ...header('method.request.path.petId'), path: '/pets/{petId}' } },
    documents,
  ),
  ...listed('mapping-target', {
    'the target cookie': mapping('integration.request.cookie.x', "'1'"),
    'the target querystrings': mapping('integration.request.querystrings.x', "'1'"),
    'the target body': mapping('integration.request.body.x', "'1'"),
    'the target of a method': mapping('method.request.header.x', "'1'"),
    'a target without a name': mapping('integration.request.header.', "'1'"),
    'a target with brackets in its name': mapping('integration.request.querystring.filter[x]', "'1'"),
    'a multi-value target': mapping('integration.request.multivalueheader.x', "'1'"),
  }),
  ...listed(
    'method-parameter-key',
    {
      'a multi-value parameter': { integration: httpProxy(), declares: ['method.request.multivaluequerystring.type'] },
      'a parameter of the location foo': { integration: httpProxy(), declares: ['method.request.foo.bar'] },
      'a parameter of the integration': { integration: httpProxy(), declares: ['integration.request.header.x'] },
      'a parameter without a name': { integration: httpProxy(), declares: ['method.request.header.'] },
    },
    documents,
  ),
  ...listed('parameter-name', {
    'a name with brackets': { integration: httpProxy(), declares: ['method.request.querystring.filter[type]'] },
    'a header with a blank': { integration: httpProxy(), declares: ['method.request.header.X Type'] },
    'a name with brackets that a mapping reads': {
      integration: httpProxy({
        requestParameters: { 'integration.request.querystring.x': 'method.request.multivaluequerystring.filter[x]' },
      }),
      declares: ['method.request.querystring.filter[x]'],
    },
    'a name with an umlaut': { integration: httpProxy(), declares: ['method.request.querystring.größe'] },
    'a name with a star': { integration: httpProxy(), declares: ['method.request.querystring.*'] },
  }),
  ...listed('parameter-name-unique', {
    'one name in query string and header': {
      integration: httpProxy(),
      declares: ['method.request.querystring.type', 'method.request.header.type'],
    },
    'one name in path and query string': {
      path: '/pets/{id}',
      integration: httpProxy(),
      declares: ['method.request.path.id', 'method.request.querystring.id'],
    },
  }),
  ...listed('cache-key-parameter', {
    'an undeclared cache key': { integration: http({ cacheKeyParameters: ['method.request.querystring.type'] }) },
    'a multi-value cache key': {
      declares: ['method.request.querystring.type'],
      integration: http({ cacheKeyParameters: ['method.request.multivaluequerystring.type'] }),
    },
    'a cache key that is a name': { declares: ['method.request.querystring.type'], integration: http({ cacheKeyParameters: ['type'] }) },
  }),
  ...listed('response-mapping-target', {
    'a query string of the response': { integration: answering({ responseParameters: { 'method.response.querystring.x': "'1'" } }) },
    'the body of the response': { integration: answering({ responseParameters: { 'method.response.body': "'1'" } }) },
    'a target of the integration': { integration: answering({ responseParameters: { 'integration.response.header.x': "'1'" } }) },
    'a bare header name': { integration: answering({ responseParameters: { 'X-Pets': "'1'" } }) },
  }),
  ...listed('response-mapping-undeclared-header', {
    'an undeclared header of the response': { integration: answering({ responseParameters: { 'method.response.header.X': "'1'" } }) },
    'a header that another status declares': {
      responses: { '200': [], '404': ['X'] },
      integration: answering({ responseParameters: { 'method.response.header.X': "'1'" } }),
    },
  }),
  ...listed('response-mapping-no-method-response', {
    'a header without any method response': {
      responses: {},
      integration: answering({ responseParameters: { 'method.response.header.X': "'1'" } }),
    },
    'a header without a method response of the status': {
      responses: { '404': ['X'] },
      integration: answering({ responseParameters: { 'method.response.header.X': "'1'" } }),
    },
  }),
  ...listed(
    'selection-pattern',
    Object.fromEntries(
      ['4(04', '[', '*', '+4', '4{2,1}', '(?<1>4)', '\\', '(?z)', 'a{', '\\p{Nonsense}', '[z-a]', ')'].map(
        (pattern): [string, OneMethod] => [
          `the pattern ${pattern}`,
          {
            responses: { '200': [], '404': [] },
            integration: http({ responses: { default: { statusCode: '200' }, [pattern]: { statusCode: '404' } } }),
          },
        ],
      ),
    ),
  ),
  ...listed(
    'status-code',
    Object.fromEntries(
      ['wrong', '999', '600', '99', '099', '2000', '20', '', '2xx', '200 '].map((statusCode): [string, OneMethod] => [
        `the status ${JSON.stringify(statusCode)}`,
        { integration: http({ responses: { default: { statusCode } } }) },
      ]),
    ),
  ),
  ...listed('template-content-type', {
    'a template for json': { integration: answering({ responseTemplates: { json: '{}' } }) },
    'a template for 123': { integration: answering({ responseTemplates: { '123': '{}' } }) },
    'a request template for json': { integration: http({ httpMethod: 'POST', requestTemplates: { json: '{}' } }) },
    'a template for nothing': { integration: answering({ responseTemplates: { '': '{}' } }) },
  }),
  ...listed('path-part', {
    'a path with a blank': { path: '/my pets', integration: httpProxy() },
    'a path with a tilde': { path: '/~pets', integration: httpProxy() },
    'a variable behind a word': { path: '/pet{id}', integration: httpProxy() },
    'a variable before an extension': { path: '/{id}.json', integration: httpProxy() },
    'two variables in one part': { path: '/{a}{b}', integration: httpProxy() },
    'a variable that is not closed': { path: '/{id', integration: httpProxy() },
    'a variable without a name': { path: '/{}', integration: httpProxy() },
    'a percent sign': { path: '/a%20b', integration: httpProxy() },
    'a star': { path: '/pets/*', integration: httpProxy() },
    'a colon variable of other frameworks and more': { path: '/:id(\\d+)', integration: httpProxy() },
    'an umlaut': { path: '/größe', integration: httpProxy() },
    'an at sign': { path: '/@me', integration: httpProxy() },
    'a plus sign of a word': { path: '/a+b', integration: httpProxy() },
  }),
  ...listed('greedy-child', {
    'a word below a greedy variable': { path: '/{proxy+}/pets', integration: httpProxy() },
    'a variable below a greedy variable': { path: '/a/{proxy+}/{id}', integration: httpProxy() },
  }),
  ...listed('http-verb', { 'the verb LIST': { verb: 'LIST', integration: httpProxy() } }, documents),
]);
