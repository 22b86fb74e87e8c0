import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Size, Stack, Tags } from 'aws-cdk-lib';
import {
  ApiKeySourceType,
  AuthorizationType,
  CfnDocumentationPart,
  IdentitySource,
  type JsonSchema,
  JsonSchemaType,
  RequestAuthorizer,
  ResponseType,
  RestApi,
  type RestApiProps,
} from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  DocumentLocation,
  HttpCustomIntegration,
  IntegrationResponseSource,
  MappingTemplate,
  MethodRequest,
  OpenApiRestApi,
} from '../../lib';
import { resourcesOf } from './stack';

/** What the table changes, one member at a time. */
interface Settings {
  readonly api: RestApiProps;
  readonly url: string;
  readonly verb: string;
  readonly part: string;
  readonly timeout: Duration;
  readonly template: string;
  readonly selectionPattern: string;
  readonly mapped: string;
  readonly requestParameters: Readonly<Record<string, boolean>>;
  readonly schema: JsonSchema;
  readonly validateRequestBody: boolean;
  readonly gatewayStatus: string;
  readonly identity: string;
  readonly ttl: Duration;
  readonly authorizationType: AuthorizationType;
  readonly apiKeyRequired: boolean;
  readonly operationName: string;
  readonly quota: number;
  readonly stack: { readonly description?: string };
  readonly tag: string;
  readonly salt: string;
  readonly documented: string;
  readonly handler: string;
  readonly handlerId: string;
  readonly getFirst: boolean;
}

const settings: Settings = {
  api: {},
  url: 'https://petstore.example.com/pets/{petId}',
  verb: 'POST',
  part: 'pets',
  timeout: Duration.seconds(10),
  template: '{"pet": $input.json("$")}',
  selectionPattern: '4\\d\\d',
  mapped: 'X-Trace',
  requestParameters: { 'method.request.querystring.type': false, 'method.request.header.A': true },
  schema: { type: JsonSchemaType.OBJECT, properties: { name: { type: JsonSchemaType.STRING } } },
  validateRequestBody: true,
  gatewayStatus: '404',
  identity: 'Authorization',
  ttl: Duration.minutes(5),
  authorizationType: AuthorizationType.CUSTOM,
  apiKeyRequired: false,
  operationName: 'AddPet',
  quota: 1000,
  stack: {},
  tag: 'one',
  salt: 'one',
  documented: '{"description": "Pets"}',
  handler: 'Orders pets',
  handlerId: 'F',
  getFirst: false,
};

type Mode = 'plain' | 'document' | 'substituted';

function app(mode: Mode, change: Partial<Settings>) {
  const s = { ...settings, ...change };
  const stack = new Stack(new App(), 'Test', s.stack);
  const props = { cloudWatchRole: false, ...s.api };
  const documentLocation = mode === 'substituted' ? DocumentLocation.SUBSTITUTED_ASSET : DocumentLocation.INLINE;
  const api = mode === 'plain' ? new RestApi(stack, 'Api', props) : new OpenApiRestApi(stack, 'Api', { ...props, documentLocation });
  Tags.of(api).add('owner', s.tag);
  api.latestDeployment?.addToLogicalId(s.salt);
  const handler = new LambdaFunction(stack, s.handlerId, {
    code: Code.fromInline('x'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
    description: s.handler,
  });
  new CfnDocumentationPart(stack, 'Documentation', { restApiId: api.restApiId, location: { type: 'API' }, properties: s.documented });
  const authorizer = new RequestAuthorizer(stack, 'Authorizer', {
    handler,
    identitySources: [IdentitySource.header(s.identity)],
    resultsCacheTtl: s.ttl,
  });
  api.addGatewayResponse('Missing', { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, statusCode: s.gatewayStatus });
  const pet = api.root.addResource(s.part).addResource('{petId}');
  const integration = new HttpCustomIntegration(s.url, {
    httpMethod: 'POST',
    timeout: s.timeout,
    request: {
      path: { petId: MethodRequest.path('petId') },
      templates: { 'application/json': MappingTemplate.inline(s.template) },
    },
    responses: [
      { statusCode: '200', header: { [s.mapped]: IntegrationResponseSource.header('X-Trace') } },
      { statusCode: '400', selectionPattern: s.selectionPattern },
    ],
  });
  const addGet = () => pet.addMethod('GET', new HttpCustomIntegration('https://petstore.example.com/pets/{petId}'), { authorizer });
  if (s.getFirst) addGet();
  pet.addMethod(s.verb, integration, {
    ...(s.authorizationType === AuthorizationType.CUSTOM && { authorizer }),
    authorizationType: s.authorizationType,
    apiKeyRequired: s.apiKeyRequired,
    operationName: s.operationName,
    requestParameters: { ...s.requestParameters },
    requestModels: { 'application/json': api.addModel('Pet', { schema: s.schema, modelName: 'Pet' }) },
    requestValidator: api.addRequestValidator('Validator', {
      requestValidatorName: 'body',
      validateRequestBody: s.validateRequestBody,
      validateRequestParameters: true,
    }),
  });
  if (!s.getFirst) addGet();
  api.addUsagePlan('Plan', { quota: { limit: s.quota, period: 'DAY' as never }, apiStages: [{ stage: api.deploymentStage }] });
  const resources = resourcesOf(stack);
  return mode === 'substituted' ? withDocument(resources, App.of(stack)!.outdir) : resources;
}

type Resources = ReturnType<typeof resourcesOf>;

/** The template with the document of its asset as `Body`, in the places of which the name of the asset is another. */
function withDocument(resources: Resources, outdir: string): Resources {
  const [version] = Object.values(resources).filter(({ Type }) => Type === 'Custom::DocumentVersion');
  const { Document: zip } = version.Properties['Of'] as { readonly Document: string };
  const text = readFileSync(join(outdir, `asset.${zip.replace('.zip', '')}`, 'openapi.json'), 'utf8');
  const named = JSON.parse(JSON.stringify(resources).replaceAll(zip, 'ZIP')) as Record<string, { Type: string; Properties: object }>;
  const [id] = Object.keys(named).filter((key) => named[key].Type === 'AWS::ApiGateway::RestApi');
  named[id].Properties = { ...named[id].Properties, Body: JSON.parse(text) as object };
  return named as Resources;
}

function deployment(resources: Resources): string {
  const ids = Object.keys(resources).filter((id) => resources[id].Type === 'AWS::ApiGateway::Deployment');
  expect(ids).toHaveLength(1);
  return ids[0];
}

/** Places where two templates differ: `LogicalId.Member…`; a deployment's id is the same in both. */
function differences(before: Resources, after: Resources): readonly string[] {
  const found: string[] = [];
  const compare = (one: unknown, other: unknown, place: string): void => {
    if (JSON.stringify(one) === JSON.stringify(other)) return;
    if (!isMap(one) || !isMap(other)) {
      found.push(place);
      return;
    }
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) compare(one[key], other[key], place ? `${place}.${key}` : key);
  };
  compare(anonymous(before), anonymous(after), '');
  return found;
}

function anonymous(resources: Resources): unknown {
  return JSON.parse(JSON.stringify(resources).replaceAll(deployment(resources), 'DEPLOYMENT'));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const base: Readonly<Record<Mode, Resources>> = {
  plain: app('plain', {}),
  document: app('document', {}),
  substituted: app('substituted', {}),
};

const method = 'ApipetspetIdPOST\\w+\\.Properties\\.';
const operation = 'Api\\w+\\.Properties\\.Body\\.paths\\./pets/\\{petId\\}\\.post\\.';
const body = 'Api\\w+\\.Properties\\.Body\\.';
const api = 'ApiF\\w+\\.Properties\\.';
/** A resource's id follows its path. */
const renamed = 'Api(pets|animals)\\w*|DEPLOYMENT.DependsOn';

/** What is changed, where the template changes by it in either mode. */
const changesOfTheApi: readonly (readonly [what: string, change: Partial<Settings>, plain: string, document: string])[] = [
  [
    'the endpoint',
    { url: 'https://petstore.example.com/v2/{petId}' },
    `${method}Integration.Uri`,
    `${operation}x-amazon-apigateway-integration.uri`,
  ],
  [
    'the verb of a method',
    { verb: 'PUT' },
    'ApipetspetId(POST|PUT)\\w+|DEPLOYMENT.DependsOn',
    `${body}paths\\./pets/\\{petId\\}\\.(post|put)`,
  ],
  ['a path part', { part: 'animals' }, renamed, `${body}paths\\./(pets|animals)(/\\{petId\\})?`],
  [
    'the timeout',
    { timeout: Duration.seconds(11) },
    `${method}Integration.TimeoutInMillis`,
    `${operation}x-amazon-apigateway-integration.timeoutInMillis`,
  ],
  [
    'a request template',
    { template: '{}' },
    `${method}Integration.RequestTemplates.application/json`,
    `${operation}x-amazon-apigateway-integration.requestTemplates.application/json`,
  ],
  [
    'a selection pattern',
    { selectionPattern: '5\\d\\d' },
    `${method}Integration.IntegrationResponses`,
    `${operation}x-amazon-apigateway-integration.responses.*`,
  ],
  [
    'a mapped response header',
    { mapped: 'X-Request' },
    `${method}(Integration.IntegrationResponses|MethodResponses)`,
    `${operation}(responses.200.headers.*|x-amazon-apigateway-integration.responses.default.responseParameters.*)`,
  ],
  [
    'a declared parameter',
    { requestParameters: { 'method.request.querystring.kind': false, 'method.request.header.A': true } },
    `${method}RequestParameters.*`,
    `${operation}parameters`,
  ],
  [
    'whether a parameter is required',
    { requestParameters: { ...settings.requestParameters, 'method.request.querystring.type': true } },
    `${method}RequestParameters.method.request.querystring.type`,
    `${operation}parameters`,
  ],
  [
    'the schema of a model',
    { schema: { type: JsonSchemaType.OBJECT } },
    'ApiPet\\w+.Properties.Schema.properties',
    `${body}components.schemas.Pet.properties`,
  ],
  [
    'a request validator',
    { validateRequestBody: false },
    'ApiValidator\\w+.Properties.ValidateRequestBody',
    `${body}x-amazon-apigateway-request-validators.body.validateRequestBody`,
  ],
  [
    'a gateway response',
    { gatewayStatus: '410' },
    'ApiMissing\\w+.Properties.StatusCode',
    `${body}x-amazon-apigateway-gateway-responses.MISSING_AUTHENTICATION_TOKEN.statusCode`,
  ],
  [
    'the identity source of an authorizer',
    { identity: 'X-Token' },
    'Authorizer\\w+.Properties.IdentitySource',
    `${body}components.securitySchemes.*`,
  ],
  [
    'the time an authorizer is believed',
    { ttl: Duration.minutes(6) },
    'Authorizer\\w+.Properties.AuthorizerResultTtlInSeconds',
    `${body}components.securitySchemes.*TtlInSeconds`,
  ],
  [
    'the authorization of a method',
    { authorizationType: AuthorizationType.NONE },
    `${method}Authoriz(ationType|erId)`,
    `${operation}security`,
  ],
  [
    'whether a method wants an API key',
    { apiKeyRequired: true },
    `${method}ApiKeyRequired`,
    `(${operation}security|${body}components.securitySchemes.api_key)`,
  ],
  ['the name of an operation', { operationName: 'CreatePet' }, `${method}OperationName`, `${operation}operationId`],
  [
    'the binary media types',
    { api: { binaryMediaTypes: ['image/png'] } },
    `${api}BinaryMediaTypes`,
    `(${api}BinaryMediaTypes|${body}x-amazon-apigateway-binary-media-types)`,
  ],
  [
    'the source of API keys',
    { api: { apiKeySourceType: ApiKeySourceType.AUTHORIZER } },
    `${api}ApiKeySourceType`,
    `(${api}ApiKeySourceType|${body}x-amazon-apigateway-api-key-source)`,
  ],
  [
    'the default endpoint',
    { api: { disableExecuteApiEndpoint: true } },
    `${api}DisableExecuteApiEndpoint`,
    `(${api}DisableExecuteApiEndpoint|${body}servers)`,
  ],
  [
    'the resource policy',
    {
      api: {
        policy: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['execute-api:Invoke'],
              principals: [new iam.AnyPrincipal()],
              resources: ['execute-api:/*'],
            }),
          ],
        }),
      },
    },
    `${api}Policy`,
    `(${api}Policy|${body}x-amazon-apigateway-policy)`,
  ],
  [
    'the documentation',
    { documented: '{"description": "Cats"}' },
    'Documentation.Properties.Properties',
    `${body}x-amazon-apigateway-documentation.*`,
  ],
  [
    'compression',
    { api: { minCompressionSize: Size.bytes(0) } },
    `${api}MinimumCompressionSize`,
    `(${api}MinimumCompressionSize|${body}x-amazon-apigateway-minimum-compression-size)`,
  ],
];

const modes: readonly Mode[] = ['plain', 'document', 'substituted'];

describe.each(modes)('in the %s mode', (mode) => {
  test.each(changesOfTheApi)('a change of %s deploys the API anew, and changes nothing else', (_what, change, plain, document) => {
    const after = app(mode, change);
    expect(deployment(after)).not.toBe(deployment(base[mode]));
    const changed = differences(base[mode], after);
    expect(changed).not.toEqual([]);
    const expected = new RegExp(`^(?:${mode === 'plain' ? plain : document})$`);
    expect(changed.filter((place) => !expected.test(place))).toEqual([]);
  });

  test('another function behind an authorizer changes a value, and nothing else of the API', () => {
    const after = app(mode, { handlerId: 'G' });
    expect(deployment(after)).not.toBe(deployment(base[mode]));
    const changed = differences(base[mode], after).filter((place) => !/^(?:Authorizer)?[FG][\w]*(?:$|\.)/.test(place));
    const places = {
      plain: /^Authorizer\w+\.Properties\.AuthorizerUri/,
      document: /^Api\w+\.Properties\.Body\.components\.securitySchemes\.\w+\.x-amazon-apigateway-authorizer\.authorizerUri/,
      substituted: /(?:securitySchemes\.\w+\.x-amazon-apigateway-authorizer\.authorizerUri|\.(?:SourceMarkers|Of\.Values.*))$/,
    };
    expect(changed.filter((place) => !places[mode].test(place))).toEqual([]);
    expect(changed).not.toEqual([]);
  });

  test('a salt of the person deploys anew', () => {
    const after = app(mode, { salt: 'two' });
    expect(deployment(after)).not.toBe(deployment(base[mode]));
    expect(differences(base[mode], after)).toEqual([]);
  });

  test.each<readonly [what: string, change: Partial<Settings>]>([
    ['the same app again', {}],
    ['the description of the stack', { stack: { description: 'Pets' } }],
    ['tags', { tag: 'two' }],
    ['a quota of a usage plan', { quota: 2000 }],
    ['a stage variable', { api: { deployOptions: { variables: { host: 'a' } } } }],
    ['throttling of the stage', { api: { deployOptions: { throttlingRateLimit: 5 } } }],
    ['the description of a function that is called', { handler: 'Sells pets' }],
    ['the order in which methods are added', { getFirst: true }],
    ['the order of parameters', { requestParameters: { 'method.request.header.A': true, 'method.request.querystring.type': false } }],
    ['the order of keys in a schema', { schema: { properties: { name: { type: JsonSchemaType.STRING } }, type: JsonSchemaType.OBJECT } }],
  ])('%s does not deploy the API anew', (_what, change) => {
    expect(deployment(app(mode, change))).toBe(deployment(base[mode]));
  });
});
