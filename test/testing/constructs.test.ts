import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { HttpIntegration, LambdaIntegration, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { answer, LocalApi, lambdaResult } from '../../lib/testing';
import '../../lib/testing/jest-matchers';

/** A stack of stock constructs: an endpoint behind a parameter, a function, and a second API. */
function stack(): { app: App; host: CfnParameter } {
  const app = new App();
  const pets = new Stack(app, 'Pets');
  const host = new CfnParameter(pets, 'Host');
  const api = new RestApi(pets, 'Api', { deployOptions: { stageName: 'dev', variables: { env: 'dev' } } });
  api.root.addMethod('GET', new HttpIntegration(`http://${host.valueAsString}:8080/pets`, { proxy: true }));
  const hello = new LambdaFunction(pets, 'Hello', { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code: Code.fromInline('x') });
  api.root.addResource('hello').addMethod('GET', new LambdaIntegration(hello));
  const admin = new RestApi(new Stack(app, 'Admin'), 'Api');
  admin.root.addMethod('GET', new MockIntegration());
  return { app, host };
}

test('an app with several APIs asks which one, and has them all', () => {
  const { app } = stack();
  expect(() => LocalApi.from(app)).toThrow('there are 2 APIs: say which one by its id (Pets/Api, Admin/Api)');
  expect(LocalApi.from(app, { id: 'Admin/Api' }).methods.map(({ name }) => name)).toEqual(['GET /']);
  expect(LocalApi.all(app).map(({ id }) => id)).toEqual(['Pets/Api', 'Admin/Api']);
  expect(LocalApi.from(app.node.findChild('Pets')).id).toBe('Pets/Api');
});

test('constructs are read without a synthesis, and stay open to change', () => {
  const { app } = stack();
  const pets = app.node.findChild('Pets');
  LocalApi.from(pets);
  (pets.node.findChild('Api') as RestApi).root.addResource('later').addMethod('GET', new MockIntegration());
  expect(LocalApi.from(pets).methods.map(({ name }) => name)).toContain('GET /later');
  expect(() => app.synth()).not.toThrow();
});

test('a value is given by the token that stands for it, by its meaning or by its logical id', async () => {
  const { app, host } = stack();
  const api = LocalApi.from(app, { id: 'Pets/Api', backend: answer(200) });
  expect((await api.invoke('GET /')).sent?.url).toBe('http://<Ref Host>:8080/pets');
  for (const name of [host.valueAsString, '<Ref Host>', 'Host']) {
    expect((await api.invoke('GET /', { values: { [name]: 'pets.internal' } })).sent?.url).toBe('http://pets.internal:8080/pets');
  }
});

test('a function needs no value: its call says which construct it is', async () => {
  const api = LocalApi.from(stack().app, { id: 'Pets/Api' });
  const call = await api.invoke('GET /hello', { backend: lambdaResult({ statusCode: 200, body: 'hi' }) });
  expect(call.body).toBe('hi');
  expect(call.describe()).toContain('<GetAtt Hello.Arn>');
  expect(call.trace.stage).toBe('dev');
});

test('cards do not depend on names that CDK makes', () => {
  const card = LocalApi.from(stack().app, { id: 'Pets/Api' }).describe();
  expect(card).toContain('sends      GET http://<Ref Host>:8080/pets');
  expect(card).toContain('sends      Lambda <GetAtt Hello.Arn>');
  expect(card).not.toMatch(/[0-9A-F]{8}|TOKEN/);
});

test('problems are found in constructs, and those that somebody acknowledged are none', () => {
  const app = new App();
  const site = new Stack(app, 'Site');
  const resource = new RestApi(site, 'Api').root.addResource('{proxy+}');
  const options = { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } };
  resource.addMethod('GET', new HttpIntegration('http://example.com/{proxy}', { proxy: true, options }), {
    requestParameters: { 'method.request.path.proxy': true },
  });
  expect(LocalApi.from(app)).toHaveProblem('proxy-root-missing', '/{proxy+}');
  Validations.of(site).acknowledge({ id: 'cdk-rest-integrations::proxy-root-missing', reason: 'there is nothing at the root' });
  expect(LocalApi.from(app)).toHaveNoProblems();
});
