import { App } from 'aws-cdk-lib';
import { answer, LocalApi } from 'cdk-rest-integrations/testing';
import { OrdersStack } from './orders-stack';

const api = LocalApi.from(new OrdersStack(new App(), 'Orders'));
const headers = { 'x-api-key': 'key-of-the-reader-0001' };

beforeEach(() => api.reset());

test('the catalogue is cached for five minutes', async () => {
  await api.invoke('GET /catalogue', { backend: answer(200, ['tea']) });
  const second = await api.invoke('GET /catalogue', { backend: answer(500) });
  expect(second.json).toEqual(['tea']);
  expect(second.trace.cache?.result).toBe('hit');

  api.advance(300);
  const third = await api.invoke('GET /catalogue', { backend: answer(200, ['coffee']) });
  expect(third.json).toEqual(['coffee']);
});

test('a shop places two orders at once, and one more every second', async () => {
  const order = () => api.invoke('POST /orders', { headers, body: { tea: 1 }, backend: answer(201) });
  expect([(await order()).status, (await order()).status, (await order()).status]).toEqual([201, 201, 429]);

  api.advance(1);
  expect((await order()).status).toBe(201);
});
