import type { ApiDefinition, Integration, JsonObject, Method } from '../../lib/definition';
import { type WriteOpenApiOptions, writeOpenApi } from '../../lib/writers';
import { api, integration, method, resource } from './definitions';

const origin = {};

function write(members: Partial<ApiDefinition>, options: Partial<WriteOpenApiOptions> = {}) {
  const { document, warnings } = writeOpenApi(api(members), { version: '3.0', rendering: 'deployable', ...options });
  return { document, paths: document['paths'] as JsonObject, warnings };
}

function operation(members: Partial<Method>, options: Partial<WriteOpenApiOptions> = {}, path = '/pets') {
  const { paths, warnings } = write({ resources: [resource(path, method(members))] }, options);
  return { ...(Object.values(paths[path] as JsonObject)[0] as JsonObject), warnings };
}

function written(members: Partial<Integration>, rendering: 'deployable' | 'portable' = 'deployable') {
  const { warnings, ...rest } = operation({ integration: { ...integration, ...members } }, { rendering });
  return { ...(rest as JsonObject), ...(rest as { [key: string]: JsonObject })['x-amazon-apigateway-integration'], warnings };
}

test('an integration has every member that a document knows, enumerated ones as the service exports them', () => {
  const source: Integration = {
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'https://example.com/{id}',
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.link}',
    integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b',
    credentials: 'arn:aws:iam::123456789012:role/r',
    requestParameters: [{ target: 'integration.request.path.id', source: 'method.request.path.id', origin }],
    requestTemplates: [{ contentType: 'application/json', template: '$input.body', origin }],
    passthroughBehavior: 'NEVER',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 1000,
    cacheNamespace: 'ns',
    cacheKeyParameters: ['method.request.path.id'],
    tlsConfig: { insecureSkipVerification: true },
    responseTransferMode: 'STREAM',
    integrationResponses: [
      {
        selectionPattern: '4\\d{2}',
        statusCode: '400',
        responseParameters: [{ target: 'method.response.header.A', source: "'a'", origin }],
        responseTemplates: [{ contentType: 'text/plain', template: 'no', origin }],
        contentHandling: 'CONVERT_TO_BINARY',
        origin,
      },
      { statusCode: '200', responseParameters: [], responseTemplates: [], origin },
    ],
    origin,
  };
  expect(operation({ integration: source })).toMatchObject({
    'x-amazon-apigateway-integration': {
      type: 'http',
      httpMethod: 'POST',
      uri: 'https://example.com/{id}',
      connectionType: 'VPC_LINK',
      connectionId: '${stageVariables.link}',
      integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b',
      credentials: 'arn:aws:iam::123456789012:role/r',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      requestTemplates: { 'application/json': '$input.body' },
      passthroughBehavior: 'never',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 1000,
      cacheNamespace: 'ns',
      cacheKeyParameters: ['method.request.path.id'],
      tlsConfig: { insecureSkipVerification: true },
      responseTransferMode: 'STREAM',
      responses: {
        '4\\d{2}': {
          statusCode: '400',
          responseParameters: { 'method.response.header.A': "'a'" },
          responseTemplates: { 'text/plain': 'no' },
          contentHandling: 'CONVERT_TO_BINARY',
        },
        default: { statusCode: '200' },
      },
    },
    warnings: [],
  });
});

test.each<[string, Partial<Integration>, string]>([
  [
    'a host',
    { uri: { unresolved: { 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Nlb', 'DNSName'] }, ':8080/{proxy}']] } } },
    'http://Nlb-DNSName:8080/{proxy}',
  ],
  ['a whole URL', { uri: { unresolved: { Ref: 'EndpointUrl' } } }, 'https://EndpointUrl.example.com'],
  ['a URL’s beginning', { uri: { unresolved: { 'Fn::Sub': '${Endpoint}/pets' } } }, 'https://Endpoint.example.com/pets'],
  ['a scheme', { uri: { unresolved: { 'Fn::Sub': '${Scheme}://example.com/' } } }, 'https://example.com/'],
  [
    'a function',
    {
      type: 'AWS_PROXY',
      uri: {
        unresolved: {
          'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pets.Arn}/invocations',
        },
      },
    },
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:Pets/invocations',
  ],
  [
    'a whole invocation ARN',
    { type: 'AWS', uri: { unresolved: { 'Fn::ImportValue': 'pets invoke' } } },
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets-invoke/invocations',
  ],
])(
  'in a portable document %s that synth cannot know becomes a placeholder of its shape, and is told in an extension',
  (_, members, uri) => {
    const { document } = write(
      { resources: [resource('/pets', method({ integration: { ...integration, ...members } }))] },
      { rendering: 'portable' },
    );
    expect(document['paths']).toMatchObject({ '/pets': { get: { 'x-amazon-apigateway-integration': { uri } } } });
    expect(document['x-cdk-rest-integrations-placeholders']).toEqual({
      '/paths/~1pets/get/x-amazon-apigateway-integration/uri': (members.uri as { unresolved: unknown }).unresolved,
    });
  },
);

test('placeholders of roles, numbers and names have their type', () => {
  const intrinsic = { unresolved: { 'Fn::GetAtt': ['Role', 'Arn'] } };
  expect(written({ credentials: intrinsic, timeoutInMillis: intrinsic, connectionId: intrinsic }, 'portable')).toMatchObject({
    credentials: 'arn:aws:iam::123456789012:role/Role-Arn',
    timeoutInMillis: 29000,
    connectionId: 'Role-Arn',
  });
});

test('two integration responses without a selection pattern are one too many for a document', () => {
  const response = { statusCode: '200', responseParameters: [], responseTemplates: [], origin };
  const { responses, warnings } = written({ integrationResponses: [response, { ...response, statusCode: '400' }] }) as JsonObject;
  expect(responses).toEqual({ default: { statusCode: '200' } });
  expect(warnings).toEqual(['GET /pets: two integration responses have no selection pattern; the document has the first one.']);
});

test('a mapping whose source is no text stays as it was written, but not in portable documents', () => {
  const requestParameters = [{ target: 'integration.request.header.a', source: 'true', malformed: 'boolean', origin }];
  expect(written({ requestParameters })).toMatchObject({ requestParameters: { 'integration.request.header.a': true } });
  expect(written({ requestParameters }, 'portable')).not.toHaveProperty('requestParameters');
});

test('a portable document declares path variables that only the path names, a deployable one leaves them to the import', () => {
  const requestParameters = [{ key: 'method.request.path.id', required: true, implicit: true, origin }];
  expect(operation({ requestParameters }, {}, '/pets/{id}')).not.toHaveProperty('parameters');
  expect(operation({}, { rendering: 'portable' }, '/pets/{id}/{rest+}')).toMatchObject({
    parameters: [{ name: 'id' }, { name: 'rest', in: 'path', required: true }],
  });
});

test('a portable document has no path variable that its path has not', () => {
  const requestParameters = [{ key: 'method.request.path.id', required: true, origin }];
  expect(operation({ requestParameters }, {}, '/pets')).toMatchObject({ parameters: [{ name: 'id' }] });
  expect(operation({ requestParameters }, { rendering: 'portable' }, '/pets')).not.toHaveProperty('parameters');
});

test('a clean document has a server, and a portable one a default for each variable of its server', () => {
  expect(write({}, { rendering: 'portable', extensions: false }).document).toMatchObject({ servers: [{ url: '/' }] });
  expect(write({}, { rendering: 'portable' }).document).not.toHaveProperty('servers');
  expect(write({ basePath: '/${stage}' }, { rendering: 'portable' }).document).toMatchObject({
    servers: [{ url: '/${stage}', variables: { stage: { default: 'stage' } } }],
  });
  const host = 'api.{region}.example.com';
  expect(write({ host, basePath: '/v1' }, { rendering: 'portable' }).document).toMatchObject({
    servers: [
      { url: 'https://api.{region}.example.com/{basePath}', variables: { region: { default: 'region' }, basePath: { default: '/v1' } } },
    ],
  });
});

test('a clean document has a verb for each that ANY answers, and variables that tools can read', () => {
  const resources = [
    resource('/{proxy+}', method({ httpMethod: 'GET', operationName: 'one' }), method({ httpMethod: 'ANY', operationName: 'any' })),
  ];
  const { paths } = write({ resources }, { rendering: 'portable', extensions: false });
  expect(Object.keys(paths)).toEqual(['/{proxy}']);
  expect(Object.keys(paths['/{proxy}'] as JsonObject)).toEqual(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
  expect(JSON.stringify(paths)).not.toContain('any');
});

test('resources without methods stand in a document only where no path below makes them', () => {
  const resources = [resource('/'), resource('/a'), resource('/a/b', method()), resource('/c')];
  expect(Object.keys(write({ resources }).paths)).toEqual(['/a/b', '/c']);
});

test('a request body has one schema for each media type in 3.0, and one for all in 2.0', () => {
  const models = ['Cat', 'Dog'].map((name) => ({ name, contentType: 'application/json', schema: { json: {}, unresolved: [] }, origin }));
  const requestModels = [
    { contentType: 'application/json', model: 'Cat', origin },
    { contentType: 'text/json', model: 'Cat', origin },
    { contentType: 'text/plain', model: 'Dog', origin },
  ];
  const resources = [resource('/pets', method({ httpMethod: 'POST', requestModels }))];
  const v3 = write({ models, resources });
  expect(v3.paths).toMatchObject({
    '/pets': { post: { requestBody: { required: true, content: { 'text/plain': { schema: { $ref: '#/components/schemas/Dog' } } } } } },
  });
  const v2 = write({ models, resources }, { version: '2.0' });
  expect(v2.paths).toMatchObject({
    '/pets': {
      post: {
        consumes: ['application/json', 'text/json'],
        parameters: [{ in: 'body', name: 'Cat', schema: { $ref: '#/definitions/Cat' } }],
      },
    },
  });
  expect(v2.warnings).toEqual(['POST /pets: Swagger 2.0 has one model for a request body; the model of text/plain is left out.']);
});

test('everything that no document can say is told, one warning each', () => {
  const { warnings } = write({
    endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [] },
    stages: [{ name: 'prod', variables: [], methodSettings: [], origin }],
    usagePlans: [{ name: 'gold', apiStages: [], apiKeys: [], origin }],
    apiKeys: [{ name: 'partner', enabled: true, origin }],
    tags: [{ name: 'team', value: 'pets' }],
    otherResources: [{ type: 'AWS::ApiGateway::VpcLink', properties: { json: {}, unresolved: [] }, origin: { logicalId: 'Link' } }],
    resources: [resource('/pets', method({ httpMethod: 'PURGE' }))],
  });
  expect(warnings).toEqual([
    'PURGE /pets: a document has no verb PURGE; the method is left out.',
    'Endpoint type REGIONAL: no part of a document; give the import the parameter endpointConfigurationTypes.',
    'Stage prod: no part of a document; a stage belongs to a deployment.',
    'Usage plan gold: no part of a document.',
    'API key partner: no part of a document.',
    'Tag team: no part of a document.',
    'AWS::ApiGateway::VpcLink Link: no part of a document.',
  ]);
});

test.each([
  ['3.0', (document: JsonObject) => (document['servers'] as readonly JsonObject[])[0]?.['x-amazon-apigateway-endpoint-configuration']],
  ['2.0', (document: JsonObject) => document['x-amazon-apigateway-endpoint-configuration']],
] as const)('the endpoint configuration stands where version %s wants it', (version, place) => {
  const endpointConfiguration = { types: [], vpcEndpointIds: ['vpce-1'] };
  const { document } = write({ endpointConfiguration, disableExecuteApiEndpoint: true }, { version });
  expect(place(document)).toEqual({ disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] });
});

test('a policy keeps its intrinsics where the definition marks them, and members that are only named like them', () => {
  const policy = {
    json: { Statement: [{ Resource: { 'Fn::Sub': 'arn:aws:x:${AWS::Region}' }, Condition: { Ref: 'kept' } }] },
    unresolved: ['/Statement/0/Resource'],
  };
  expect(write({ policy }).document['x-amazon-apigateway-policy']).toEqual(policy.json);
  expect(write({ policy }, { rendering: 'portable' }).document['x-amazon-apigateway-policy']).toEqual({
    Statement: [{ Resource: 'arn:aws:x:us-east-1', Condition: { Ref: 'kept' } }],
  });
});
