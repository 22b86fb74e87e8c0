import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { answer, LocalApi } from 'cdk-rest-integrations/testing';
import { CatalogStack } from './catalog-stack';

const stack = new CatalogStack(new App(), 'Catalog');
const api = LocalApi.from(stack);

test('a thousand methods are one resource', () => {
  expect(api.methods).toHaveLength(1_000);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::ApiGateway::RestApi', 1);
  template.resourceCountIs('AWS::ApiGateway::Method', 0);
  template.resourceCountIs('AWS::ApiGateway::Resource', 0);
}, 60_000);

test('each of them runs on the laptop', async () => {
  const call = await api.invoke('GET /kind-250/7', { backend: answer(200, { id: 7 }) });
  expect(call).toHaveSent({ url: 'https://catalog.internal.example.com/kind-250/7' });
  expect(call.status).toBe(200);
});
