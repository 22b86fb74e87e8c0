import pc from 'picocolors';
import { printRequest } from '../../lib/cli/print-request';
import { printTrace } from '../../lib/cli/print-trace';
import { Redaction } from '../../lib/cli/redaction';
import { traceJson } from '../../lib/cli/trace-json';
import type { Trace } from '../../lib/engine';
import { lostTrace, petApi, petTrace } from '../testing/pet-call';

const colours = pc.createColors(false);

test('an invoked call prints a stage a line and the body at the end', () => {
  const shown = new Redaction().trace(petTrace);
  expect(printTrace(petApi, shown, { colours, canned: true })).toBe(
    `
route                GET /pets/{petId}        petId = 7
method request       query type = dog · header Authorization = ***  validator: none
integration request  GET https://petstore.example.com/pets/7?kind=dog
                     + X-Env: prod            − Host, Authorization
integration          404  application/json  17 B                    (canned)
integration response 404 ← 404                template pet-error
method response      404  application/json
{"error":"no pet","id":"req-1","at":1704067200000}
`.trim(),
  );
});

test('an invoked call that no route takes names the nearest one', () => {
  expect(printTrace(petApi, lostTrace, { colours, canned: false })).toBe(
    `
route                none                     nearest GET /pets/{petId}
because              no route
                     nearest: GET /pets/{petId}
gateway response     403  application/json    MISSING_AUTHENTICATION_TOKEN
{"message":"Missing Authentication Token"}
`.trim(),
  );
});

/** The clock of a served request is local time. */
function withoutClock(text: string): string {
  return text.replace(/^\d\d:\d\d:\d\d/, '00:00:00');
}

test.each<[string, Trace, string]>([
  [
    'that the method promises',
    { ...petTrace, methodResponse: { ...petTrace.methodResponse, status: 200 } },
    '00:00:00  GET  /pets/7?type=dog      200   14 ms  (backend 11)   → petstore.example.com/pets/7?kind=dog',
  ],
  ['that no route takes', lostTrace, '00:00:00  GET  /pet/7                403    0 ms  no route       nearest: GET /pets/{petId}'],
  [
    'with a content type that has no template',
    {
      ...lostTrace,
      request: { method: 'POST', target: '/orders', headers: ['content-type', 'text/plain'], body: new Uint8Array() },
      gatewayResponse: { type: 'UNSUPPORTED_MEDIA_TYPE', message: '', stage: 'integrationRequest' },
      because: { stage: 'integrationRequest', text: 'no template for text/plain; application/json has one' },
      methodResponse: { ...lostTrace.methodResponse, status: 415 },
    },
    '00:00:00  POST /orders   text/plain  415    0 ms  no template for text/plain; application/json has one',
  ],
  [
    'with a reason of two lines',
    { ...lostTrace, because: { stage: 'integrationResponse', text: 'backend said 403', detail: 'responses: 200 (2xx) — no default' } },
    '00:00:00  GET  /pet/7                403    0 ms  backend said 403\n          ↳ responses: 200 (2xx) — no default',
  ],
])('a served request %s prints its line', (_what, trace, line) => {
  expect(withoutClock(printRequest(trace, colours))).toBe(line);
});

test('no secret is left in what is printed', () => {
  const call: Trace = {
    ...petTrace,
    request: {
      ...petTrace.request,
      target: '/pets/7?token=s3cret&type=dog',
      body: Buffer.from('{"card":{"number":"s3cret"},"list":[{"number":17}]}'),
    },
    integrationRequest: {
      ...petTrace.integrationRequest!,
      url: 'https://petstore.example.com/?TOKEN=s3cret',
      headers: ['X-Api-Key', 's3cret', 'cookie', 's3cret'],
      mappings: [{ target: 'integration.request.header.X', source: 'method.request.header.Cookie', from: 's3cret', to: 's3cret' }],
    },
  };
  const text = JSON.stringify(traceJson(new Redaction(['token', 'Number']).trace(call)));
  expect(text).not.toMatch(/secret|s3cret|17\b/);
  expect(text).toContain('/pets/7?token=***&type=dog');
  expect(text).toContain('"{\\"card\\":{\\"number\\":\\"***\\"},\\"list\\":[{\\"number\\":\\"***\\"}]}"');
});

test('a body that holds no secret keeps its bytes', () => {
  const body = Buffer.from('{ "a" : 1.0 }');
  expect(new Redaction(['b']).body(body)).toBe(body);
});
