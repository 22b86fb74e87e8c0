import { App, Lazy, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ApiDefinition, CfnUsagePlan, HttpIntegration, RestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MethodRequest, MockTemplateIntegration, OpenApiDocument } from '../../../lib';
import { newApi } from '../stack';

/** The service refuses port 22. */
const rejected = () => new HttpCustomIntegration('http://example.com:22/');
/** Every call fails: nothing gives {id} a value. */
const alwaysFails = () => new HttpCustomIntegration('https://example.com/{id}');

function messageOf(api: RestApi): string {
  try {
    App.of(api)!.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function warningsOf(api: RestApi): readonly string[] {
  return Annotations.fromStack(Stack.of(api))
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));
}

const acknowledge = (scope: RestApi | Stack | App, rule: string) =>
  Validations.of(scope).acknowledge({ id: `cdk-rest-integrations::${rule}`, reason: 'we know' });

test('one of our integrations has the whole API judged, stock methods included, and each mistake told once', () => {
  const api = newApi();
  api.root.addMethod('GET', alwaysFails());
  api.root.addMethod('PUT', rejected());
  api.root.addResource('stock').addMethod('GET', new HttpIntegration('ftp://example.com/'));
  const message = messageOf(api);
  expect(message.match(/\[uri-variable-unmapped\]/g)).toHaveLength(1);
  expect(message.match(/\[http-port\]/g)).toHaveLength(1);
  expect(message.match(/\[http-uri\]/g)).toHaveLength(1);
  expect(message).toContain('GET /stock');
});

test('a usage plan of two APIs is told once, at every synthesis', () => {
  const first = newApi();
  const second = new RestApi(Stack.of(first), 'Second', { cloudWatchRole: false });
  for (const api of [first, second]) api.root.addMethod('GET', new HttpCustomIntegration('https://example.com/'));
  new CfnUsagePlan(Stack.of(first), 'Plan', {
    quota: { limit: 0, period: 'DAY' },
    apiStages: [first, second].map((api) => ({ apiId: api.restApiId, stage: api.deploymentStage.stageName })),
  });
  for (const message of [messageOf(first), messageOf(first)]) expect(message.match(/\[usage-plan-quota\]/g)).toHaveLength(1);
});

test('an API without any of our constructs is left alone', () => {
  const api = newApi();
  api.root.addMethod('GET', new HttpIntegration('ftp://example.com/'));
  expect(messageOf(api)).toBe('');
});

test('what the import of a document refuses stops the synthesis, too', () => {
  const stack = new Stack(new App(), 'Stack');
  const apiDefinition = ApiDefinition.fromInline({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} });
  const api = new SpecRestApi(stack, 'Api', { apiDefinition });
  new OpenApiDocument(stack, 'Document', { api });
  expect(() => App.of(api)!.synth()).toThrow(/\[openapi-version\]/);
});

test('a sound API has nothing told', () => {
  const api = newApi();
  api.root.addMethod('GET', new HttpCustomIntegration('https://example.com/'));
  expect(messageOf(api)).toBe('');
  expect(warningsOf(api)).toEqual([]);
});

test('APIs of nested stacks and stages are judged', () => {
  const app = new App();
  const nested = new RestApi(new NestedStack(new Stack(app, 'Outer'), 'Inner'), 'Api');
  const staged = new RestApi(new Stack(new Stage(app, 'Prod'), 'Stack'), 'Api');
  for (const api of [nested, staged]) api.root.addMethod('GET', rejected());
  const stageMessage = messageOf(nested);
  expect(stageMessage).toContain('[Prod/Stack/Api]');
  staged.root.node.tryRemoveChild('GET');
});

test('what comes after the integration is judged, too', () => {
  const api = newApi();
  const resource = api.root.addResource('later');
  resource.addMethod('GET', new HttpCustomIntegration(Lazy.string({ produce: () => 'http://example.com:22/' })));
  expect(messageOf(api)).toContain('[http-port]');
});

describe('warnings', () => {
  const advice = () => {
    const api = newApi();
    // The endpoint URL has no {unused}.
    const request = { path: { unused: MethodRequest.path('id') } };
    api.root.addResource('{id}').addMethod('GET', new HttpCustomIntegration('https://example.com/', { request }));
    return api;
  };

  test('are annotations of the construct that they speak of, with the id that silences them', () => {
    const api = advice();
    expect(messageOf(api)).toBe('');
    const found = Annotations.fromStack(Stack.of(api)).findWarning('*', Match.anyValue());
    expect(found.map(({ id }) => id)).toEqual(['/Test/Api/Default/{id}/GET']);
    expect(String(found[0]?.entry.data)).toMatch(/\[path-mapping-unused\][\s\S]*\[ack: cdk-rest-integrations::path-mapping-unused\]/);
  });

  test.each<[string, (api: RestApi) => void]>([
    ['the API', (api) => acknowledge(api, 'path-mapping-unused')],
    ['the stack', (api) => acknowledge(Stack.of(api), 'path-mapping-unused')],
    ['the app', (api) => acknowledge(App.of(api) as App, 'path-mapping-unused')],
  ])('are silent once they are acknowledged on %s', (_where, acknowledging) => {
    const api = advice();
    acknowledging(api);
    expect(messageOf(api)).toBe('');
    expect(warningsOf(api)).toEqual([]);
  });
});

describe('errors', () => {
  test('that fail every call can be acknowledged, because the API deploys', () => {
    const api = newApi();
    api.root.addMethod('GET', alwaysFails());
    acknowledge(api, 'uri-variable-unmapped');
    expect(messageOf(api)).toBe('');
  });

  test('that the service rejects cannot', () => {
    const api = newApi();
    api.root.addMethod('GET', rejected());
    acknowledge(api, 'http-port');
    expect(messageOf(api)).toContain('[http-port]');
  });
});

test('an acknowledgement within the API that matches nothing is a warning, one above it is none', () => {
  const api = newApi();
  api.root.addMethod('GET', new MockTemplateIntegration());
  acknowledge(api, 'http-port');
  acknowledge(Stack.of(api), 'http-uri');
  expect(messageOf(api)).toBe('');
  expect(warningsOf(api).filter((warning) => warning.includes('[acknowledgement-unmatched]'))).toHaveLength(1);
});

test('synthesizing twice tells the same', () => {
  const api = newApi();
  api.root.addMethod('GET', alwaysFails());
  expect(messageOf(api)).toBe(messageOf(api));
});

test('methods of an imported API have no definition here, and nothing is told', () => {
  const stack = new Stack(new App(), 'Test');
  const api = RestApi.fromRestApiAttributes(stack, 'Api', { restApiId: 'a1', rootResourceId: 'r1' });
  api.root.addMethod('GET', new HttpCustomIntegration('https://example.com/', { request: { header: { A: MethodRequest.header('A') } } }));
  expect(() => App.of(stack)!.synth()).not.toThrow();
});

test('whoever runs the app to judge it by its templates has the telling left to them', () => {
  const mistaken = (): RestApi => {
    const api = newApi();
    api.root.addMethod('GET', rejected());
    return api;
  };
  process.env['CDK_REST_INTEGRATIONS_VALIDATION'] = 'false';
  try {
    expect(messageOf(mistaken())).toBe('');
  } finally {
    delete process.env['CDK_REST_INTEGRATIONS_VALIDATION'];
  }
  expect(messageOf(mistaken())).toContain('[http-port]');
});
