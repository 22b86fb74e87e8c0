/**
 * How many calls a second does a test make through an API in its process? `invoke` and `testInvoke` with canned answers, beside what
 * tests do without them: calling a handler function with an event written by hand. In turn, medians of several rounds.
 *
 *     npx tsx benchmark/testing/calls.ts [ROUNDS]
 */
import type { JsonObject } from '../../lib/definition';
import { answer, LocalApi, lambdaResult } from '../../lib/testing';
import { median } from '../median';

const rounds = Number(process.argv[2] ?? 7);
const millisOfRound = 400;

const document = {
  openapi: '3.0.1',
  info: { title: 'calls', version: '1' },
  paths: {
    '/mock/{id}': method('get', {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"id":"$input.params(\'id\')"}' } } },
    }),
    '/http': method('post', {
      type: 'http',
      httpMethod: 'POST',
      uri: 'https://petstore.example.com/pets',
      requestTemplates: { 'application/json': '{"name":$input.json(\'$.name\'),"by":"$context.identity.sourceIp"}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"id":$input.json(\'$.id\')}' } } },
    }),
    '/fn': method('post', {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations',
    }),
  },
};

function method(verb: string, integration: JsonObject): JsonObject {
  return { [verb]: { responses: {}, 'x-amazon-apigateway-integration': integration } };
}

const api = LocalApi.from(document);
const body = { name: 'Rex' };
const pet = answer(200, { id: 7 });
const result = lambdaResult({ statusCode: 200, body: '{"id":7}' });

/** The handler that a test without an API would call, with its event. */
function handler(event: { readonly body: string }): Promise<{ statusCode: number; body: string }> {
  const { name } = JSON.parse(event.body) as { name: string };
  return Promise.resolve({ statusCode: name === 'Rex' ? 200 : 404, body: '{"id":7}' });
}

const subjects: Readonly<Record<string, () => Promise<unknown>>> = {
  'a bare handler call': async () => JSON.parse((await handler({ body: JSON.stringify(body) })).body) as unknown,
  'invoke, MOCK with templates': () => api.invoke('GET /mock/7'),
  'invoke, HTTP with templates': () => api.invoke('POST /http', { body, backend: pet }),
  'invoke, Lambda proxy': () => api.invoke('POST /fn', { body, backend: result }),
  'invoke, Lambda proxy, the handler itself': () => api.invoke('POST /fn', { body, functions }),
  'testInvoke, HTTP with templates': () => api.testInvoke('POST /http', { body, backend: pet }),
};
const functions = { fn: handler };

/** Calls a second, one after another. */
async function perSecond(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < millisOfRound) {
    for (let i = 0; i < 20; i++) await call();
    calls += 20;
  }
  return (calls * 1000) / (performance.now() - start);
}

async function main(): Promise<void> {
  const figures = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, call] of Object.entries(subjects)) {
      const figure = await perSecond(call);
      // The first round only warms up.
      if (round > 0) figures.set(name, [...(figures.get(name) ?? []), figure]);
    }
  }
  console.log(`calls a second, one after another, median of ${rounds} interleaved rounds`);
  for (const [name, all] of figures) console.log(`${name.padEnd(42)} ${Math.round(median(all)).toLocaleString('en').padStart(10)}`);
}

void main();
