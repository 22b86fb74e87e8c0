import { Duration, Stack } from 'aws-cdk-lib';
import {
  type CfnMethod,
  type CfnModel,
  EndpointType,
  HttpIntegration,
  type IntegrationOptions,
  type IntegrationResponse,
  type Method,
  MockIntegration,
  PassthroughBehavior,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/** What an otherwise sound API is changed in. */
interface Change {
  readonly uri?: string;
  readonly proxy?: boolean;
  readonly options?: IntegrationOptions;
  readonly endpointType?: EndpointType;
  /** Adds to the API, or overrides what its constructs make. */
  readonly more?: (api: RestApi, method: Method) => void;
}

/** A mistake that somebody makes with stock constructs, and what we say of it. */
export interface Mistake {
  readonly mistake: string;
  readonly rule: string;
  /** Empty for a part of the API itself. @default the method that all the APIs have */
  readonly where?: string;
  /** Path of the construct that is named, below the API. @default that method's */
  readonly construct?: string;
  readonly change: Change;
}

export const place = { where: 'POST /pets/{petId}', construct: 'Default/pets/{petId}/POST' };

const requestParameters = {
  'integration.request.path.id': 'method.request.path.petId',
  'integration.request.querystring.kind': 'method.request.querystring.type',
};
const ok: IntegrationResponse = {
  statusCode: '200',
  responseParameters: { 'method.response.header.X-Pets': 'integration.response.header.X-Total' },
};
const notFound: IntegrationResponse = { statusCode: '404', selectionPattern: '404' };
const sound: IntegrationOptions = {
  requestParameters,
  requestTemplates: { 'application/json': '#set($pet = $input.path("$"))\n{"name": $input.json("$.name"), "all": $input.json("$")}' },
  passthroughBehavior: PassthroughBehavior.NEVER,
  integrationResponses: [ok, notFound],
};

const mapped = (target: string, source: string): Change => ({ options: { requestParameters: { ...requestParameters, [target]: source } } });
const printing = (template: string): Change => ({ options: { requestTemplates: { 'application/json': template } } });
const answering = (...integrationResponses: IntegrationResponse[]): Change => ({ options: { integrationResponses } });
const cfn = (method: Method) => method.node.defaultChild as CfnMethod;
const plain = () =>
  new MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: [{ statusCode: '200' }] });
const add = (api: RestApi, path: string) =>
  void api.root.resourceForPath(path).addMethod('GET', plain(), { methodResponses: [{ statusCode: '200' }] });

/** The API that mistakes are made in; without a change there is none. */
export function apiWith(scope: Construct, { uri, proxy = false, options, endpointType, more }: Change = {}): RestApi {
  const api = new RestApi(scope, 'Api', { cloudWatchRole: false, endpointTypes: [endpointType ?? EndpointType.REGIONAL] });
  const method = api.root
    .addResource('pets')
    .addResource('{petId}')
    .addMethod(
      'POST',
      new HttpIntegration(uri ?? 'https://petstore.example.com/pets/{id}', {
        httpMethod: 'POST',
        proxy,
        options: { ...(proxy ? { requestParameters } : sound), ...options },
      }),
      {
        requestParameters: { 'method.request.path.petId': true, 'method.request.querystring.type': false },
        methodResponses: [
          { statusCode: '200', responseParameters: { 'method.response.header.X-Pets': true } },
          { statusCode: '400' },
          { statusCode: '404' },
        ],
      },
    );
  more?.(api, method);
  return api;
}

export const mistakes: readonly Mistake[] = [
  { mistake: 'forbidden port', rule: 'http-port', change: { uri: 'https://petstore.example.com:22/pets/{id}' } },
  { mistake: 'port out of range', rule: 'http-port', change: { uri: 'https://petstore.example.com:70000/pets/{id}' } },
  { mistake: 'not a URL', rule: 'http-uri', change: { uri: 'petstore/pets/{id}' } },
  { mistake: 'unmapped {variable}', rule: 'uri-variable-unmapped', change: { uri: 'https://petstore.example.com/{kind}/{id}' } },
  {
    mistake: 'mapping of a variable that the URL lacks',
    rule: 'path-mapping-unused',
    change: mapped('integration.request.path.owner', "'7'"),
  },
  {
    mistake: 'undeclared source',
    rule: 'mapping-undeclared-parameter',
    change: mapped('integration.request.header.X-Type', 'method.request.header.X-Type'),
  },
  { mistake: 'misspelt target', rule: 'mapping-target', change: mapped('integration.request.querystrings.kind', "'dog'") },
  { mistake: 'unquoted static value', rule: 'mapping-expression', change: mapped('integration.request.header.X-Env', 'prod') },
  {
    mistake: 'templates on a proxy integration',
    rule: 'proxy-ignores-setting',
    change: { proxy: true, options: { requestTemplates: { 'application/json': '{"name": $input.json("$.name")}' } } },
  },
  { mistake: 'NEVER without templates', rule: 'passthrough-always-415', change: { options: { requestTemplates: {} } } },
  { mistake: 'two defaults', rule: 'integration-response-two-defaults', change: answering(ok, { statusCode: '404' }) },
  {
    mistake: 'status without method response',
    rule: 'response-mapping-no-method-response',
    change: answering(ok, notFound, {
      statusCode: '500',
      selectionPattern: '5\\d{2}',
      responseParameters: { 'method.response.header.X-Pets': "'0'" },
    }),
  },
  {
    mistake: 'undeclared response header',
    rule: 'response-mapping-undeclared-header',
    change: answering({ statusCode: '200', responseParameters: { 'method.response.header.X-Pet': "'0'" } }, notFound),
  },
  {
    mistake: 'pattern that does not compile',
    rule: 'selection-pattern',
    change: answering(ok, { statusCode: '404', selectionPattern: '4(04' }),
  },
  {
    mistake: 'pattern shadowed by another',
    rule: 'selection-pattern-shadowed',
    change: answering(ok, { statusCode: '400', selectionPattern: '4\\d{2}' }, notFound),
  },
  { mistake: 'broken VTL', rule: 'template-syntax', change: printing('{"name": #if($input.path("$.name"))1}') },
  {
    mistake: 'unknown $util function',
    rule: 'template-unknown-function',
    change: printing('{"name": "$util.escapeJavascript($input.params("type"))"}'),
  },
  { mistake: 'JSON template that yields no JSON', rule: 'template-output-not-json', change: printing('{"name": "x", "type": dog"}') },
  { mistake: 'quote injection', rule: 'template-output-not-json', change: printing('{"name": "$input.path("$.name")"}') },
  {
    mistake: 'timeout of 30 s on an edge API',
    rule: 'integration-timeout',
    change: {
      endpointType: EndpointType.EDGE,
      more: (_api, method) => cfn(method).addPropertyOverride('Integration.TimeoutInMillis', Duration.seconds(30).toMilliseconds()),
    },
  },
  {
    mistake: 'sibling variables',
    rule: 'variable-sibling',
    where: '/pets/{name}',
    construct: 'Default/pets/{name}',
    change: { more: (api) => add(api, '/pets/{name}') },
  },
  {
    mistake: 'child below a greedy part',
    rule: 'greedy-child',
    where: '/pets/mine/{rest+}/b',
    construct: 'Default/pets/mine/{rest+}/b',
    change: {
      more: (api) => {
        add(api, '/pets/mine/{rest+}');
        add(api, '/pets/mine');
        add(api, '/pets/mine/{rest+}/b');
      },
    },
  },
  {
    mistake: 'cache key never declared',
    rule: 'cache-key-parameter',
    change: {
      options: { cacheKeyParameters: ['method.request.querystring.type'] },
      more: (_api, method) => {
        // The L2 declares the cache keys that it is given.
        cfn(method).addPropertyOverride('Integration.CacheKeyParameters', ['method.request.querystring.typ']);
      },
    },
  },
  {
    mistake: 'model that is no schema',
    rule: 'model-schema',
    where: '',
    construct: 'Pet',
    change: {
      more: (api) => {
        const model = api.addModel('Pet', { modelName: 'Pet', schema: {} });
        (model.node.defaultChild as CfnModel).addPropertyOverride('Schema', { type: 'objekt' });
      },
    },
  },
  {
    mistake: 'gateway response of unknown type',
    rule: 'gateway-response-type',
    where: '',
    construct: 'Lost',
    change: {
      more: (api) => {
        api.addGatewayResponse('Lost', { type: ResponseType.of('NOT_FOUND'), statusCode: '404' });
      },
    },
  },
];

/** The name of the stack that a mistake stands in. */
export function stackName(mistake: string): string {
  return mistake.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

/** A stack for each mistake, and one for the sound API. */
export function stacksWithMistakes(app: Construct): void {
  apiWith(new Stack(app, 'sound'));
  for (const { mistake, change } of mistakes) apiWith(new Stack(app, stackName(mistake)), change);
}
