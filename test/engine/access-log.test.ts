import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { JsonObject } from '../../lib/definition';
import { createGateway, Fault, fixedClock } from '../../lib/engine';
import { NetworkHttpBackend } from '../../lib/engine/effects/network';
import { readOpenApi } from '../../lib/readers';
import { document, running } from './apis';
import { allow, authorizerUri, guarded, result, runningGuard, scheme, withPolicy } from './authorizers/guarded';
import { httpServer } from './loopback';

const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.example.com/x' };

/** The lines that calls leave, in a format. */
async function lines(format: string | undefined, calls: readonly string[], answer: Parameters<typeof running>[1], headers: string[] = []) {
  const written: string[] = [];
  const settings = format === undefined ? {} : { accessLogSetting: { format } };
  const api = running(document({ 'GET /pets': proxy }), answer, {
    accessLog: (line) => written.push(line),
    stage: { name: 'prod', variables: { colour: 'blue' }, settings },
  });
  for (const call of calls) await api.call(call, { headers });
  return written;
}

const answer = { status: 201, headers: ['x-amzn-RequestId', 'other'], body: 'hello' };

test('a call is one line in the format of the stage', async () => {
  const format =
    '$context.identity.sourceIp [$context.requestTime] $context.httpMethod $context.resourcePath $context.stage $stageVariables.colour $context.status $context.responseLength $context.requestId';
  expect(await lines(format, ['GET /pets'], answer)).toEqual(['127.0.0.1 [01/Jan/2024:00:00:00 +0000] GET /pets prod blue 201 5 req-1']);
});

test('a line tells what the endpoint answered', async () => {
  const format = '$context.integrationStatus $context.integration.status $context.integrationLatency $context.responseLatency';
  expect(await lines(format, ['GET /pets'], answer)).toEqual(['201 201 0 0']);
});

test('a line tells why a call failed', async () => {
  const format =
    '$context.status $context.error.message $context.error.messageString $context.error.responseType $context.integrationErrorMessage';
  expect(await lines(format, ['GET /none', 'GET /pets'], () => new Fault('refused', 'nobody listens'))).toEqual([
    '403 Missing Authentication Token "Missing Authentication Token" MISSING_AUTHENTICATION_TOKEN -',
    '500 Internal server error "Internal server error" INTEGRATION_FAILURE refused: nobody listens',
  ]);
});

test('without a format a line is JSON', async () => {
  const [line] = await lines(undefined, ['GET /pets'], answer);
  expect(JSON.parse(line)).toMatchObject({ requestId: 'req-1', httpMethod: 'GET', status: '201', responseLength: '5' });
});

test('what has no value is a dash', async () => {
  expect(await lines('$context.authorizer.principalId $context.nonsense $stageVariables.none', ['GET /pets'], answer)).toEqual(['- - -']);
});

test('what a client sends breaks out of no line and no JSON', async () => {
  const [line] = await lines('{"agent":"$context.identity.userAgent"}', ['GET /pets'], answer, ['User-Agent', 'a","b":"c\n{}']);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({ agent: 'a","b":"c\n{}' });
});

test('an answer that is a stream is written down when it has ended, with its length', async () => {
  const backend = await httpServer((_request, response) => response.end('x'.repeat(200_000)));
  const network = new NetworkHttpBackend();
  try {
    const written: string[] = [];
    const gateway = createGateway(readOpenApi(document({ 'GET /pets': { ...proxy, uri: `${backend.origin}/x` } })).definition, {
      http: network,
      clock: fixedClock(),
      accessLog: (line) => written.push(line),
      stage: { settings: { accessLogSetting: { format: '$context.status $context.responseLength' } } },
    });
    const { body } = await gateway.handle({ method: 'GET', target: '/pets', headers: [] });
    expect(body).toBeInstanceOf(Readable);
    expect(written).toEqual([]);
    await text(body as Readable);
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual(['200 200000']);
  } finally {
    await network.close();
    await backend.close();
  }
});

describe('a line of a guarded call', () => {
  const format =
    '$context.status authorize $context.authorize.status $context.authorize.latency $context.authorize.error authorizer $context.authorizer.status $context.authorizer.latency $context.authorizer.integrationLatency $context.authorizer.integrationStatus $context.authorizer.requestId $context.authorizer.error $context.authorizer.nonsense';

  async function line(api: JsonObject, authorize: Parameters<typeof runningGuard>[1], headers: string[]): Promise<string> {
    const written: string[] = [];
    let now = 0;
    const { call } = runningGuard(api, authorize, {
      clock: { now: () => (now += 5) },
      accessLog: (text) => written.push(text),
      stage: { settings: { accessLogSetting: { format } } },
    });
    await call('GET /x', { headers });
    return written.join();
  }

  const token = guarded(scheme({ type: 'token', authorizerUri }));
  const sent = ['Authorization', 'secret'];

  test('tells of the function that let it in', async () => {
    const latencies = /^200 authorize 200 \d+ - authorizer 200 \d+ 5 200 - - -$/;
    expect(await line(token, allow, sent)).toMatch(latencies);
  });

  test('tells of the function that kept it out, and why', async () => {
    const deny = () => result('Deny', '*');
    expect(await line(token, deny, sent)).toMatch(
      /^403 authorize 403 \d+ the authorizer's policy denies it authorizer 403 \d+ 5 200 - the authorizer's policy denies it -$/,
    );
  });

  test('tells of a function that was not asked', async () => {
    expect(await line(token, allow, [])).toMatch(/^401 authorize 401 \d+ (.+) authorizer 401 \d+ - - - \1 -$/);
  });

  test('has nothing of an authorizer where a policy alone decides', async () => {
    expect(await line(withPolicy({ Statement: [] }), allow, sent)).toMatch(/^403 authorize 403 \d+ .+ authorizer - - - - - - -$/);
  });
});
