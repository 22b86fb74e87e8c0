/**
 * The seeded mistakes as a person writes them, each in a stack of its own. The comments below lines say what is marked in them: the text
 * that is wrong, or else the call that made the construct.
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  type CfnMethod,
  CfnModel,
  EndpointType,
  HttpIntegration,
  type IntegrationOptions,
  type IResource,
  type MethodOptions,
  MockIntegration,
  PassthroughBehavior,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';

const app = new App({ autoSynth: false });

function apiIn(name: string): RestApi {
  return new RestApi(new Stack(app, name), 'Api', { cloudWatchRole: false, endpointTypes: [EndpointType.REGIONAL] });
}

const declared: MethodOptions = {
  requestParameters: { 'method.request.path.petId': true, 'method.request.querystring.type': false },
  methodResponses: [
    { statusCode: '200', responseParameters: { 'method.response.header.X-Pets': true } },
    { statusCode: '400' },
    { statusCode: '404' },
  ],
};
const path = { 'integration.request.path.id': 'method.request.path.petId' };
const url = 'https://petstore.example.com/pets/{id}';
const answers = [{ statusCode: '200' }];

function petIn(api: RestApi): IResource {
  return api.root.resourceForPath('/pets/{petId}');
}

/** What an integration has that nothing is wrong with. */
const sound: IntegrationOptions = { requestParameters: path, integrationResponses: answers };

function ports(): void {
  petIn(apiIn('forbidden-port')).addMethod(
    'GET',
    new HttpIntegration('https://petstore.example.com:22/pets/{id}', { options: sound, proxy: false }),
    //                                                ^ http-port
    declared,
  );
  petIn(apiIn('port-out-of-range')).addMethod(
    'GET',
    new HttpIntegration('https://petstore.example.com:70000/pets/{id}', { options: sound, proxy: false }),
    //                                                ^ http-port
    declared,
  );
}

function urls(): void {
  petIn(apiIn('not-a-URL')).addMethod(
    'GET',
    new HttpIntegration('petstore/pets/{id}', { options: sound, proxy: false }),
    //                   ^ http-uri
    declared,
  );
  petIn(apiIn('unmapped-variable')).addMethod(
    'GET',
    new HttpIntegration('https://petstore.example.com/{kind}/{id}', { options: sound, proxy: false }),
    //                                                ^ uri-variable-unmapped
    declared,
  );
}

function mappings(): void {
  petIn(apiIn('mapping-of-a-variable-that-the-URL-lacks')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        ...sound,
        requestParameters: {
          ...path,
          'integration.request.path.owner': "'7'",
          //                        ^ path-mapping-unused
        },
      },
    }),
    declared,
  );
  petIn(apiIn('undeclared-source')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        ...sound,
        requestParameters: {
          ...path,
          'integration.request.header.X-Type': 'method.request.header.X-Type',
          //                                    ^ mapping-undeclared-parameter
        },
      },
    }),
    declared,
  );
  petIn(apiIn('misspelt-target')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        ...sound,
        requestParameters: { ...path, 'integration.request.querystrings.kind': "'dog'" },
        //                             ^ mapping-target
      },
    }),
    declared,
  );
  petIn(apiIn('unquoted-static-value')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        ...sound,
        requestParameters: {
          ...path,
          'integration.request.header.X-Env': 'production',
          //                                   ^ mapping-expression
        },
      },
    }),
    declared,
  );
}

function settings(): void {
  const proxy = petIn(apiIn('templates-on-a-proxy-integration'));
  proxy.addMethod(
    //  ^ proxy-ignores-setting
    'GET',
    new HttpIntegration(url, { options: { requestParameters: path, requestTemplates: { 'application/json': '{}' } } }),
    declared,
  );
  const never = petIn(apiIn('NEVER-without-templates'));
  never.addMethod(
    //  ^ passthrough-always-415
    'GET',
    new HttpIntegration(url, { proxy: false, options: { ...sound, passthroughBehavior: PassthroughBehavior.NEVER } }),
    declared,
  );
}

function responses(): void {
  const answering = (name: string, integrationResponses: IntegrationOptions['integrationResponses']) =>
    [petIn(apiIn(name)), { requestParameters: path, integrationResponses }] as const;
  const [twice, twoDefaults] = answering('two-defaults', [...answers, { statusCode: '404' }]);
  twice.addMethod('GET', new HttpIntegration(url, { proxy: false, options: twoDefaults }), declared);
  //    ^ integration-response-two-defaults
  petIn(apiIn('status-without-method-response')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        requestParameters: path,
        integrationResponses: [
          ...answers,
          { statusCode: '500', selectionPattern: '5\\d{2}', responseParameters: { 'method.response.header.X-Pets': "'0'" } },
          //             ^ response-mapping-no-method-response
        ],
      },
    }),
    declared,
  );
  petIn(apiIn('undeclared-response-header')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        requestParameters: path,
        integrationResponses: [
          { statusCode: '200', responseParameters: { 'method.response.header.X-Pet': "'0'" } },
          //                                                                 ^ response-mapping-undeclared-header
        ],
      },
    }),
    declared,
  );
  petIn(apiIn('pattern-that-does-not-compile')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        requestParameters: path,
        integrationResponses: [
          ...answers,
          { statusCode: '404', selectionPattern: '4(04' },
          //                                         ^ selection-pattern
        ],
      },
    }),
    declared,
  );
  petIn(apiIn('pattern-shadowed-by-another')).addMethod(
    'GET',
    new HttpIntegration(url, {
      proxy: false,
      options: {
        requestParameters: path,
        integrationResponses: [
          ...answers,
          { statusCode: '400', selectionPattern: '4\\d{2}' },
          { statusCode: '404', selectionPattern: '4[0]4' },
          //                                      ^ selection-pattern-shadowed
        ],
      },
    }),
    declared,
  );
}

function templates(): void {
  const printing = (name: string, template: string) =>
    [petIn(apiIn(name)), { ...sound, requestTemplates: { 'application/json': template } }] as const;
  const [broken, brokenTemplate] = printing('broken-VTL', '{"name": #if($input.path("$.name"))1}');
  broken.addMethod('POST', new HttpIntegration(url, { proxy: false, options: brokenTemplate }), declared);
  //     ^ template-syntax
  const [unknown, unknownFunction] = printing('unknown-util-function', '{"name": "$util.escapeJavascript($input.params("type"))"}');
  unknown.addMethod('POST', new HttpIntegration(url, { proxy: false, options: unknownFunction }), declared);
  //      ^ template-unknown-function
  const [none, noJson] = printing('JSON-template-that-yields-no-JSON', '{"name": "x", "type": dog"}');
  none.addMethod('POST', new HttpIntegration(url, { proxy: false, options: noJson }), declared);
  //   ^ template-output-not-json
  const [injected, injection] = printing('quote-injection', '{"name": "$input.path("$.name")"}');
  injected.addMethod('POST', new HttpIntegration(url, { proxy: false, options: injection }), declared);
  //       ^ template-output-not-json
}

function overrides(): void {
  const edge = new RestApi(new Stack(app, 'timeout-of-30-s-on-an-edge-API'), 'Api', { cloudWatchRole: false });
  const slow = petIn(edge).addMethod('GET', new HttpIntegration(url, { options: { requestParameters: path } }), declared);
  //                       ^ integration-timeout
  (slow.node.defaultChild as CfnMethod).addPropertyOverride('Integration.TimeoutInMillis', Duration.seconds(30).toMilliseconds());
  const cached = petIn(apiIn('cache-key-never-declared'));
  const method = cached.addMethod('GET', new HttpIntegration(url, { options: { requestParameters: path } }), declared);
  //                    ^ cache-key-parameter
  (method.node.defaultChild as CfnMethod).addPropertyOverride('Integration.CacheKeyParameters', ['method.request.querystring.typ']);
}

function tree(): void {
  const mock = () =>
    new MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: answers });
  const siblings = apiIn('sibling-variables').root.addResource('pets');
  siblings.addResource('{petId}').addMethod('GET', mock(), declared);
  siblings.addResource('{name}').addMethod('GET', mock(), { methodResponses: answers });
  //                    ^ variable-sibling
  const greedy = apiIn('child-below-a-greedy-part');
  greedy.root.addMethod('GET', mock(), { methodResponses: answers });
  const rest = greedy.root.addResource('{rest+}');
  rest.addMethod('GET', mock(), { methodResponses: answers });
  rest.addResource('mine').addMethod('GET', mock(), { methodResponses: answers });
  //                ^ greedy-child
}

function parts(): void {
  const mock = new MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: answers });
  const modelled = apiIn('model-that-is-no-schema');
  modelled.root.addMethod('GET', mock, { methodResponses: answers });
  void new CfnModel(modelled, 'Pet', { restApiId: modelled.restApiId, contentType: 'application/json', schema: { type: 'objekt' } });
  //   ^ model-schema
  const lost = apiIn('gateway-response-of-unknown-type');
  lost.root.addMethod('GET', mock, { methodResponses: answers });
  lost.addGatewayResponse('Lost', { type: ResponseType.of('NOT_FOUND'), statusCode: '404' });
  //                                                       ^ gateway-response-type
}

for (const make of [ports, urls, mappings, settings, responses, templates, overrides, tree, parts]) make();
app.synth();
