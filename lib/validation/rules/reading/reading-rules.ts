import type { Json, JsonObject } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, httpProxy, integrationExample, ok, openApi, soundPaths } from '../../examples';
import type { Example, ShownRule } from '../../rule';

const importing = developerGuide('api-gateway-known-issues');
const sound = openApi(soundPaths);
const operation = (members: JsonObject, root: JsonObject = {}) => integrationExample(httpProxy(), members, root);
const written = (changes: JsonObject): Example => ({ ...sound, document: { ...sound.document, ...changes } });
const acknowledging = (reason: string) =>
  integrationExample(httpProxy({ requestParameters: { 'integration.request.path.id': "'7'" } }), {
    'x-cdk-rest-integrations-acknowledge': { 'path-mapping-unused': reason },
  });
const bodied = (Body: Json): Example => ({
  language: 'cloudformation',
  document: { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } } } },
});
const stored: Example = {
  language: 'cloudformation',
  document: {
    Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { BodyS3Location: { Bucket: 'pets', Key: 'openapi.json' } } } },
  },
};
const answering = (schema: JsonObject) =>
  operation({ responses: { '200': { description: 'OK', content: { 'application/json': { schema } } } } });

const called = (Path: string): Example => ({
  language: 'cloudformation',
  document: {
    Resources: {
      Site: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'dev', DefinitionBody: sound.document } },
      Finder: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Handler: 'index.handler',
          Runtime: 'nodejs22.x',
          CodeUri: './finder',
          Events: { Call: { Type: 'Api', Properties: { RestApiId: { Ref: 'Site' }, Path, Method: 'get' } } },
        },
      },
    },
  },
});

/** Written when it is asked for. */
const large: Example = {
  ...sound,
  get document() {
    return { ...sound.document, info: { title: 'Pets', version: '1', description: 'A very long story. '.repeat(350_000) } };
  },
  get text() {
    return JSON.stringify(large.document);
  },
};

/** What readers find out before there is a definition: these have no check here. */
export const readerRules: readonly ShownRule[] = [
  {
    id: 'openapi-version',
    consequence: 'rejected',
    summary: 'A document is written in OpenAPI 3.0 or Swagger 2.0.',
    effect: 'The import fails: Invalid OpenAPI input.',
    docs: importing,
    fails: written({ openapi: '3.1.0' }),
    passes: sound,
  },
  {
    id: 'openapi-unreadable',
    consequence: 'rejected',
    summary: 'The Body of an API in a template is an OpenAPI document.',
    effect: 'The import fails: Invalid OpenAPI input.',
    docs: importing,
    fails: bodied({ title: 'Pets' }),
    passes: bodied(sound.document),
  },
  {
    id: 'body-not-at-hand',
    consequence: 'advice',
    summary: 'The document of an API is at hand when it is judged.',
    docs: developerGuide('api-gateway-import-api'),
    fails: stored,
    passes: bodied(sound.document),
  },
  {
    id: 'unknown-at-synth',
    consequence: 'advice',
    summary: 'Whole parts of an API are known when it is judged.',
    docs: developerGuide('api-gateway-import-api'),
    fails: bodied({ 'Fn::FindInMap': ['Documents', { Ref: 'AWS::Region' }, 'Pets'] }),
    passes: bodied(sound.document),
  },
  {
    id: 'resource-elsewhere',
    consequence: 'advice',
    summary: 'The resources of an API stand in one template.',
    docs: developerGuide('how-to-create-api'),
    fails: cloudFormation({ Dogs: apiPart('Resource', { ParentId: 'abc123', PathPart: 'dogs' }) }),
    passes: cloudFormation({ Dogs: apiPart('Resource', { ParentId: { Ref: 'Pets' }, PathPart: 'dogs' }) }),
  },
  {
    id: 'api-elsewhere',
    consequence: 'advice',
    summary: 'The parts of an API stand in the template that declares it.',
    effect: 'Parts of an API that is declared elsewhere are not judged.',
    docs: developerGuide('how-to-create-api'),
    fails: cloudFormation({ Dogs: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: 'abc123', Name: 'dogs' } } }),
    passes: cloudFormation({ Dogs: apiPart('RequestValidator', { Name: 'dogs' }) }),
  },
  {
    id: 'http-api',
    consequence: 'advice',
    summary: 'An API is a REST API.',
    effect: 'HTTP and WebSocket APIs are not read: their rules are others.',
    docs: developerGuide('http-api-vs-rest'),
    fails: cloudFormation({ Events: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'events', ProtocolType: 'HTTP' } } }),
    passes: cloudFormation({}),
  },
  {
    id: 'reference-not-found',
    consequence: 'advice',
    summary: 'A reference leads to a part of the document.',
    effect: 'The part that it stands for is left out.',
    docs: importing,
    fails: operation({ parameters: [{ $ref: '#/components/parameters/type' }] }),
    passes: operation(
      { parameters: [{ $ref: '#/components/parameters/type' }] },
      { components: { parameters: { type: { name: 'type', in: 'query', schema: { type: 'string' } } } } },
    ),
  },
  {
    id: 'reference-outside',
    consequence: 'advice',
    summary: 'A reference stays in the document, or in files beside it.',
    effect: 'The part that it stands for is left out: nothing is fetched.',
    docs: importing,
    fails: operation({ parameters: [{ $ref: 'https://example.com/parameters.json#/type' }] }),
    passes: operation({ parameters: [{ name: 'type', in: 'query', schema: { type: 'string' } }] }),
  },
  {
    id: 'response-reference',
    consequence: 'advice',
    summary: 'The response of an operation is written out in its place.',
    docs: importing,
    fails: operation(
      { responses: { '200': { $ref: '#/components/responses/pets' } } },
      { components: { responses: { pets: { description: 'OK' } } } },
    ),
    passes: operation({ responses: ok() }),
  },
  {
    id: 'member-type',
    consequence: 'advice',
    summary: 'Every member of a document has the type that OpenAPI gives it.',
    docs: importing,
    fails: operation({ parameters: 'type' }),
    passes: operation({ parameters: [{ name: 'type', in: 'query', schema: { type: 'string' } }] }),
  },
  {
    id: 'mapping-value-dropped',
    consequence: 'sometimes-fails',
    summary: 'The source of a mapping is a text.',
    effect: 'The import drops the mapping.',
    docs: developerGuide('rest-api-parameter-mapping'),
    fails: integrationExample(httpProxy({ requestParameters: { 'integration.request.header.X-Async': true } })),
    passes: integrationExample(httpProxy({ requestParameters: { 'integration.request.header.X-Async': "'true'" } })),
  },
  {
    id: 'parameter-ignored',
    consequence: 'advice',
    summary: 'A parameter stands in path, query or header and has a name.',
    docs: importing,
    fails: operation({ parameters: [{ name: 'session', in: 'cookie', schema: { type: 'string' } }] }),
    passes: operation({ parameters: [{ name: 'session', in: 'header', schema: { type: 'string' } }] }),
  },
  {
    id: 'default-response-ignored',
    consequence: 'advice',
    summary: 'The responses of an operation are declared by status code.',
    docs: importing,
    fails: operation({ responses: { ...ok(), default: { description: 'Whatever else' } } }),
    passes: operation({ responses: ok() }),
  },
  {
    id: 'inline-model-ignored',
    consequence: 'advice',
    summary: 'The schema of a response refers to a model.',
    docs: importing,
    fails: answering({ type: 'string' }),
    passes: answering({ type: 'object' }),
  },
  {
    id: 'model-reference-ignored',
    consequence: 'advice',
    summary: 'A schema that an operation refers to is declared in the document.',
    effect: 'The import warns and goes on without a model.',
    docs: developerGuide('models-mappings-models'),
    fails: answering({ $ref: '#/components/schemas/Pet' }),
    passes: answering({ type: 'object' }),
  },
  {
    id: 'security-scheme-ignored',
    consequence: 'sometimes-fails',
    summary: 'A security scheme is an API key or an authorizer.',
    effect: 'Methods that ask for another scheme are open to everyone.',
    docs: importing,
    fails: openApi(soundPaths, { components: { securitySchemes: { callers: { type: 'http', scheme: 'basic' } } } }),
    passes: openApi(soundPaths, { components: { securitySchemes: { callers: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } }),
  },
  {
    id: 'security-scheme-without-authorizer',
    consequence: 'advice',
    summary: 'An API key that is not x-api-key in the header has an authorizer.',
    effect: 'Nobody checks it: methods that ask for it are open to everyone.',
    docs: importing,
    fails: openApi(soundPaths, { components: { securitySchemes: { callers: { type: 'apiKey', name: 'token', in: 'header' } } } }),
    passes: openApi(soundPaths, { components: { securitySchemes: { callers: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } }),
  },
  {
    id: 'extension-ignored',
    consequence: 'advice',
    summary: 'An extension of the service is one of REST APIs and stands at its place.',
    docs: developerGuide('api-gateway-swagger-extensions'),
    fails: written({ 'x-amazon-apigateway-cors': { allowOrigins: ['*'] } }),
    passes: sound,
  },
  {
    id: 'security-scheme-undefined',
    consequence: 'advice',
    summary: 'A security scheme that an operation asks for is defined in the document.',
    docs: importing,
    fails: operation({ security: [{ callers: [] }] }),
    passes: operation(
      { security: [{ callers: [] }] },
      { components: { securitySchemes: { callers: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } },
    ),
  },
  {
    id: 'servers-ignored',
    consequence: 'advice',
    summary: 'A document names one server.',
    effect: 'All servers but the first are ignored.',
    docs: importing,
    fails: written({ servers: [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }] }),
    passes: written({ servers: [{ url: 'https://a.example.com' }] }),
  },
  {
    id: 'acknowledgement-without-reason',
    consequence: 'advice',
    summary: 'An acknowledgement says why.',
    docs: developerGuide('api-gateway-swagger-extensions'),
    fails: acknowledging(''),
    passes: acknowledging('the endpoint is about to take it'),
  },
  {
    id: 'path-without-slash',
    consequence: 'advice',
    summary: 'A path begins with a slash.',
    docs: importing,
    fails: openApi({ pets: soundPaths['/pets'] }),
    passes: sound,
  },
  {
    id: 'duplicate-key',
    consequence: 'advice',
    summary: 'No object of a document has a key twice.',
    effect: 'The later of the two counts, and the earlier is not there.',
    docs: importing,
    fails: { ...sound, text: JSON.stringify(sound.document, undefined, 2).replace('"httpMethod":', '"httpMethod": "POST", "httpMethod":') },
    passes: sound,
  },
  {
    id: 'definition-size',
    consequence: 'rejected',
    summary: 'A document has 6 MB at most.',
    docs: developerGuide('api-gateway-execution-service-limits-table'),
    fails: large,
    passes: sound,
  },
  {
    id: 'file-not-read',
    consequence: 'advice',
    summary: 'What a template brings in from files lies beside it.',
    effect: 'What the file holds is not judged.',
    docs: developerGuide('how-to-create-api'),
    fails: cloudFormation({ Dogs: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './dogs.json' } } }),
    passes: {
      ...cloudFormation({ Dogs: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './dogs.json' } } }),
      files: { 'dogs.json': { Resources: {} } },
    },
  },
  {
    id: 'sam-not-read',
    consequence: 'advice',
    summary: 'What the SAM transform makes of an API is known.',
    effect: 'What is not known is left out, and not judged.',
    docs: developerGuide('how-to-create-api'),
    fails: called('/dogs'),
    passes: called('/pets'),
  },
  {
    id: 'reference-to-file',
    consequence: 'advice',
    summary: 'A document that is imported stands alone.',
    effect: 'The import knows no file beside the document.',
    docs: importing,
    fails: {
      ...operation({ parameters: [{ $ref: './parameters.json#/type' }] }),
      files: { 'parameters.json': { type: { name: 'type', in: 'query', schema: { type: 'string' } } } },
    },
    passes: operation({ parameters: [{ name: 'type', in: 'query', schema: { type: 'string' } }] }),
  },
  {
    id: 'reference-cycle',
    consequence: 'sometimes-fails',
    summary: 'A reference leads to a part, not back to itself.',
    effect: 'The part that it stands for is left out.',
    docs: importing,
    fails: operation(
      { parameters: [{ $ref: '#/components/parameters/type' }] },
      { components: { parameters: { type: { $ref: '#/components/parameters/kind' }, kind: { $ref: '#/components/parameters/type' } } } },
    ),
    passes: operation(
      { parameters: [{ $ref: '#/components/parameters/type' }] },
      { components: { parameters: { type: { name: 'type', in: 'query', schema: { type: 'string' } } } } },
    ),
  },
];
