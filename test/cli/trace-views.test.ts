import pc from 'picocolors';
import { awsLog } from '../../lib/cli/aws-log';
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

test('the log of a call compares with that of the service', () => {
  expect(awsLog(petTrace)).toBe(
    `
Execution log for request req-1
Mon Jan 01 00:00:00 UTC 2024 : Starting execution for request: req-1
Mon Jan 01 00:00:00 UTC 2024 : HTTP Method: GET, Resource Path: /pets/7
Mon Jan 01 00:00:00 UTC 2024 : Method request path: {petId=7}
Mon Jan 01 00:00:00 UTC 2024 : Method request query string: {type=dog}
Mon Jan 01 00:00:00 UTC 2024 : Method request headers: {Host=api.example.com, Authorization=Bearer secret}
Mon Jan 01 00:00:00 UTC 2024 : Method request body before transformations: 
Mon Jan 01 00:00:00 UTC 2024 : Endpoint request URI: https://petstore.example.com/pets/7?kind=dog
Mon Jan 01 00:00:00 UTC 2024 : Endpoint request headers: {X-Env=prod, Accept=application/json, User-Agent=AmazonAPIGateway_a1b2c3d4e5, Host=petstore.example.com, X-Amzn-Trace-Id=Root=1-65920080-000000000000000000000001}
Mon Jan 01 00:00:00 UTC 2024 : Endpoint request body after transformations: 
Mon Jan 01 00:00:00 UTC 2024 : Sending request to https://petstore.example.com/pets/7?kind=dog
Mon Jan 01 00:00:00 UTC 2024 : Received response. Status: 404, Integration latency: 11 ms
Mon Jan 01 00:00:00 UTC 2024 : Endpoint response headers: {Content-Type=application/json, Set-Cookie=session=secret}
Mon Jan 01 00:00:00 UTC 2024 : Endpoint response body before transformations: {"msg": "no pet"}
Mon Jan 01 00:00:00 UTC 2024 : Method response body after transformations: {"error":"no pet","id":"req-1","at":1704067200000}
Mon Jan 01 00:00:00 UTC 2024 : Method response headers: {Content-Type=application/json}
Mon Jan 01 00:00:00 UTC 2024 : Successfully completed execution
Mon Jan 01 00:00:00 UTC 2024 : Method completed with status: 404
`.trimStart(),
  );
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
