import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { ApiDefinition, JsonObject } from '../../../lib/definition';
import { readCloudFormation } from '../../../lib/readers';
import { HandlerFolders } from '../handler-folders';
import { RedisServer, redisProgram } from './redis-server';

jest.setTimeout(60_000);

const rate = 20;
const burst = 30;

/** An endpoint that counts, a MOCK that is throttled, a cached proxy and a method with a quota. */
function definition(endpoint: string): ApiDefinition {
  const api = { Ref: 'Api' };
  const method = (resource: string, integration: JsonObject, more: JsonObject = {}) => ({
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: api,
      ResourceId: { Ref: resource },
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      Integration: integration,
      ...more,
    },
  });
  const resource = (part: string) => ({
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId: api, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: part },
  });
  const mock = {
    Type: 'MOCK',
    RequestTemplates: { 'application/json': '{"statusCode": 200}' },
    IntegrationResponses: [{ StatusCode: '200' }],
  };
  const { apis } = readCloudFormation({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shared' } },
      Throttled: resource('throttled'),
      Cached: resource('cached'),
      Counted: resource('counted'),
      GetThrottled: method('Throttled', mock),
      GetCached: method('Cached', { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: `${endpoint}/count` }),
      GetCounted: method('Counted', mock, { ApiKeyRequired: true }),
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        DependsOn: ['GetThrottled', 'GetCached', 'GetCounted'],
        Properties: { RestApiId: api },
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: api,
          DeploymentId: { Ref: 'Deployment' },
          StageName: 'dev',
          CacheClusterEnabled: true,
          CacheClusterSize: '0.5',
          MethodSettings: [
            { ResourcePath: '/~1throttled', HttpMethod: 'GET', ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
            { ResourcePath: '/~1cached', HttpMethod: 'GET', CachingEnabled: true, CacheTtlInSeconds: 60 },
          ],
        },
      },
      Plan: {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: { ApiStages: [{ ApiId: api, Stage: { Ref: 'Stage' } }], Quota: { Limit: 10, Period: 'DAY' } },
      },
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true, Value: 'key-of-the-reader-0001' } },
      PlanKey: {
        Type: 'AWS::ApiGateway::UsagePlanKey',
        Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } },
      },
    },
  });
  return apis[0].definition;
}

type Instance = { readonly process: ChildProcessByStdio<null, Readable, Readable>; readonly port: number };

let handlers: HandlerFolders;
let folder: string;
let endpoint: Server;
let calls = 0;
const instances: Instance[] = [];

beforeAll(async () => {
  endpoint = createServer((_, outgoing) => outgoing.end(String(++calls)));
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  handlers = new HandlerFolders();
  folder = handlers.write(definition(`http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`));
});

afterEach(async () => {
  for (const { process } of instances.splice(0)) {
    if (process.exitCode !== null || process.signalCode !== null) continue;
    process.kill('SIGKILL');
    await once(process, 'exit');
  }
});

afterAll(() => {
  endpoint.close();
  endpoint.closeAllConnections();
  handlers.remove();
});

async function start(env: Record<string, string>, ...args: string[]): Promise<Instance> {
  const child = spawn(process.execPath, [path.join(folder, 'server.js'), '--port', '0', ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for await (const chunk of child.stdout) {
    const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    const instance = { process: child, port: Number(port) };
    instances.push(instance);
    return instance;
  }
  throw new Error(`the server did not start: ${await text(child.stderr)}`);
}

const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

/** Status and body; undefined where the instance is gone. */
function ask(
  { port }: Instance,
  target: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string } | undefined> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: target, headers, agent }, (incoming) => {
      buffer(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, body: body.toString() }),
        () => resolve(undefined),
      );
    }).on('error', () => resolve(undefined));
  });
}

test('an address that is none keeps the server from starting, and is not printed', async () => {
  const child = spawn(process.execPath, [path.join(folder, 'server.js'), '--redis', 'http://user:secret@host'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>]);
  expect(code).toBe(2);
  expect(said).toContain('redis://HOST:6379');
  expect(said).not.toContain('secret');
});

if (redisProgram === undefined) {
  test.skip('several processes with one server: neither valkey-server nor redis-server is installed', () => undefined);
} else {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.stop());

  test('three processes, one of them killed under way, together let through no more than rate and burst allow', async () => {
    const three = await Promise.all([1, 2, 3].map(() => start({ REDIS_URL: server.url })));
    const begun = performance.now();
    let [passed, refused, lost] = [0, 0, 0];
    let going = true;
    const hammer = async (instance: Instance): Promise<void> => {
      while (going) {
        const answer = await ask(instance, '/throttled');
        if (answer === undefined) {
          lost++;
          return;
        }
        if (answer.status === 200) passed++;
        else if (answer.status === 429) refused++;
        else throw new Error(`${answer.status} ${answer.body}`);
      }
    };
    const hammering = three.flatMap((instance) => [1, 2, 3, 4].map(() => hammer(instance)));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    three[1].process.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    going = false;
    await Promise.all(hammering);
    const seconds = (performance.now() - begun) / 1000;
    expect(lost).toBe(4);
    expect(refused).toBeGreaterThan(0);
    expect(passed).toBeGreaterThanOrEqual(burst);
    expect(passed).toBeLessThanOrEqual(burst + Math.ceil(rate * seconds));
  });

  test('a response that one process cached is another one’s', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => start({}, '--redis', server.url)));
    calls = 0;
    expect(await ask(one, '/cached')).toEqual({ status: 200, body: '1' });
    expect(await ask(other, '/cached')).toEqual({ status: 200, body: '1' });
    expect(calls).toBe(1);
  });

  test('a quota is counted over all processes', async () => {
    const pair = await Promise.all([1, 2].map(() => start({ REDIS_URL: server.url })));
    const key = { 'x-api-key': 'key-of-the-reader-0001' };
    const answers = await Promise.all(Array.from({ length: 25 }, (_, index) => ask(pair[index % 2], '/counted', key)));
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(10);
    expect(answers.filter((answer) => answer?.body === '{"message":"Limit Exceeded"}')).toHaveLength(15);
  });

  test('requests go on while the server is away, and one line says so', async () => {
    const instance = await start({ REDIS_URL: server.url });
    expect((await ask(instance, '/throttled'))?.status).toBeDefined();
    await server.stop();
    const noted = text(instance.process.stderr);
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(instance, '/throttled')));
    expect(answers.every((answer) => answer?.status === 200)).toBe(true);
    expect((await ask(instance, '/cached'))?.status).toBe(200);
    instance.process.kill('SIGTERM');
    expect((await noted).trim().split('\n')).toEqual([expect.stringContaining('is away')]);
    await server.restart();
  });
}
