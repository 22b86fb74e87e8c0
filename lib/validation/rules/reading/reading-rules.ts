import type { JsonObject } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, httpProxy, integrationExample, ok, openApi, soundPaths } from '../../examples';
import type { Example, RuleDescription } from '../../rule';

const importing = developerGuide('api-gateway-known-issues');
const sound = openApi(soundPaths);
const operation = (members: JsonObject, root: JsonObject = {}) => integrationExample(httpProxy(), members, root);
const written = (changes: JsonObject): Example => ({ ...sound, document: { ...sound.document, ...changes } });
const answering = (schema: JsonObject) =>
  operation({ responses: { '200': { description: 'OK', content: { 'application/json': { schema } } } } });

/** What readers find out before there is a definition: these have no check here. */
export const readerRules: readonly RuleDescription[] = [
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
    fails: cloudFormation({}, { api: { Body: { title: 'Pets' } } }),
    passes: cloudFormation({}, { api: { Body: sound.document } }),
  },
  {
    id: 'body-not-at-hand',
    consequence: 'advice',
    summary: 'The document of an API is at hand when it is judged.',
    docs: developerGuide('api-gateway-import-api'),
    fails: cloudFormation({}, { api: { BodyS3Location: { Bucket: 'pets', Key: 'openapi.json' } } }),
    passes: cloudFormation({}, { api: { Body: sound.document } }),
  },
  {
    id: 'unknown-at-synth',
    consequence: 'advice',
    summary: 'Whole parts of an API are known when it is judged.',
    docs: developerGuide('api-gateway-import-api'),
    fails: cloudFormation(
      {},
      { api: { Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://pets/openapi.json' } } } } },
    ),
    passes: cloudFormation({}, { api: { Body: sound.document } }),
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
    fails: operation({ 'x-cdk-rest-integrations-acknowledge': { 'servers-ignored': '' } }),
    passes: operation({ 'x-cdk-rest-integrations-acknowledge': { 'servers-ignored': 'the second is for tools' } }),
  },
  {
    id: 'path-without-slash',
    consequence: 'advice',
    summary: 'A path begins with a slash.',
    docs: importing,
    fails: openApi({ pets: soundPaths['/pets'] }),
    passes: sound,
  },
];
