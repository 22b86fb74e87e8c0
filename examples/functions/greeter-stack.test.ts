import { App } from 'aws-cdk-lib';
import { answer, LocalApi } from 'cdk-rest-integrations/testing';
import { GreeterStack } from './greeter-stack';

const api = LocalApi.from(new GreeterStack(new App(), 'Hello'), { functions: 'local' });
afterAll(() => api.close());

test('the greeter greets by name', async () => {
  const call = await api.invoke('GET /greeting?name=Rex');
  expect(call.json).toEqual({ greeting: 'Hello, Rex!' });
});

test('a name is put into the table', async () => {
  const call = await api.invoke('PUT /names/Rex', { backend: answer(200, {}) });
  expect(call.status).toBe(204);
  expect(call.sent?.headers['x-amz-target']).toBe('DynamoDB_20120810.PutItem');
  expect(call.sent?.json).toEqual({ TableName: 'names', Item: { name: { S: 'Rex' } } });
});

test('the log of a test call says what the function was asked', async () => {
  const { status, log } = await api.testInvoke('GET /greeting', { pathWithQueryString: '/greeting?name=Rex' });
  expect(status).toBe(200);
  expect(log).toContain('Method request query string: {name=Rex}');
});
