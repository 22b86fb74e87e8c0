import type { Trace } from '../../../lib/engine';
import { exchangeCard } from '../../../lib/testing/cards';
import { lostTrace, petApi, petTrace } from '../pet-call';

test('a call prints stage by stage, without what moves and what the gateway adds by itself', () => {
  expect(exchangeCard(petApi, petTrace)).toBe(
    `
GET /pets/7?type=dog → 404
  route                 GET /pets/{petId}   petId = 7
  integration request   GET https://petstore.example.com/pets/7?kind=dog
                          X-Env: prod
  integration           404 application/json
                          Set-Cookie: session=secret
                          {"msg":"no pet"}
  integration response  404 ← 404, template pet-error
  method response       404 application/json
                          {"error":"no pet","id":"<requestId>","at":<time>}
`.trim(),
  );
});

test('a call that no route takes says which one is near', () => {
  expect(exchangeCard(petApi, lostTrace)).toBe(
    `
GET /pet/7 → 403
  route                 none   nearest GET /pets/{petId}
  because               no route
                          nearest: GET /pets/{petId}
  gateway response      403 application/json   MISSING_AUTHENTICATION_TOKEN
                          x-amzn-ErrorType: MissingAuthenticationTokenException
                          {"message":"Missing Authentication Token"}
`.trim(),
  );
});

/** The lines of a card from a label to the next one. */
function section(label: string, trace: Trace): string[] {
  const lines = exchangeCard(petApi, trace).split('\n').slice(1);
  const start = lines.findIndex((line) => line.slice(2, 24).trim() === label);
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => line.slice(2, 24).trim() !== '');
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).map((line) => line.slice(24));
}

function answering(body: Uint8Array | string): Trace {
  return { ...petTrace, methodResponse: { ...petTrace.methodResponse, body: Buffer.from(body) } };
}

test.each<[string, Uint8Array | string, string[]]>([
  ['no body', '', []],
  ['text of several lines', 'one\r\ntwo', ['one', 'two']],
  ['JSON that is no object', ' 17 ', [' 17']],
  ['text that only begins like JSON', '{oops', ['{oops']],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), ['3 bytes that are no text']],
  [
    'a long JSON',
    JSON.stringify({ list: Array(60).fill(1) }),
    ['{', '  "list": [', ...Array<string>(59).fill('    1,'), '    1', '  ]', '}'],
  ],
  ['an id that only looks like the one of the request', '"req-10 req-1"', ['"req-10 <requestId>"']],
])('a body is printed by what it is: %s', (_what, body, lines) => {
  expect(section('method response', answering(body))).toEqual(['404 application/json', ...lines.map((line) => `  ${line}`)]);
});

test.each<[string, Partial<Trace>, string, string[]]>([
  [
    'an endpoint that does not answer',
    { integration: { headers: [], body: new Uint8Array(), fault: 'timeout: nothing within 50 ms', ms: 50 } },
    'integration',
    ['timeout: nothing within 50 ms'],
  ],
  [
    'a function that fails',
    { integration: { status: 200, functionError: true, headers: [], body: Buffer.from('{"errorMessage":"x"}'), ms: 1 } },
    'integration',
    ['200 function error', '  {"errorMessage":"x"}'],
  ],
  [
    'no response that matches',
    {
      integrationResponse: {
        ...petTrace.integrationResponse!,
        chosen: undefined,
        tried: [{ statusCode: '200', selectionPattern: '2\\d{2}' }],
      },
    },
    'integration response',
    ['none   tried 200 ← 2xx'],
  ],
  ['a proxy', { integrationRequest: { ...petTrace.integrationRequest!, type: 'HTTP_PROXY' } }, 'integration response', []],
  [
    'a mock',
    {
      integrationRequest: {
        ...petTrace.integrationRequest!,
        type: 'MOCK',
        url: undefined,
        headers: [],
        body: Buffer.from('{"statusCode":200}'),
      },
    },
    'integration request',
    ['MOCK', '  {"statusCode":200}'],
  ],
  [
    'a body that its model refuses',
    { methodRequest: { parameters: [], missing: [], model: { name: 'Pet', valid: false, errors: ['/name must be string'] }, ms: 0 } },
    'method request',
    ['the body is no Pet', '  /name must be string'],
  ],
  [
    'a missing parameter',
    { methodRequest: { parameters: [], missing: ['method.request.header.X'], ms: 0 } },
    'method request',
    ['missing method.request.header.X'],
  ],
  [
    'an authorizer and a key',
    { authorize: { authorization: 'AWS_IAM, not run locally: open', apiKey: 'required, accepted', ms: 0 } },
    'authorize',
    ['AWS_IAM, not run locally: open · API key required, accepted'],
  ],
])('%s is told', (_what, change, label, lines) => {
  expect(section(label, { ...petTrace, ...change })).toEqual(lines);
});
