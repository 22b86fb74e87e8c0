import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { type ApiDefinition, unresolved } from '../../lib/definition';
import { createGateway, type GatewayAnswer } from '../../lib/engine';
import type { LambdaHandler } from '../../lib/runtime/lambda';
import { bufferBody } from '../../lib/testing/messages';
import { api, integration, method, proxyMethod, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

const origin = {};
const endpoint = unresolved({ 'Fn::Join': ['', [{ Ref: 'Endpoint' }, '/site/{proxy}']] });

/** A proxy resource, and a method with templates and a validator. */
const definition: ApiDefinition = api({
  models: [
    { name: 'Pet', contentType: 'application/json', schema: { json: { type: 'object', required: ['name'] }, unresolved: [] }, origin },
  ],
  requestValidators: [{ name: 'body', validateRequestBody: true, validateRequestParameters: false, origin }],
  resources: [
    resource('/{proxy+}', proxyMethod(endpoint)),
    resource(
      '/pets',
      method({
        httpMethod: 'POST',
        requestValidator: 'body',
        requestModels: [{ contentType: 'application/json', model: 'Pet', origin }],
        integration: {
          ...integration,
          type: 'HTTP',
          httpMethod: 'PUT',
          uri: unresolved({ 'Fn::Join': ['', [{ Ref: 'Endpoint' }, '/create']] }),
          requestTemplates: [{ contentType: 'application/json', template: '{"called":"$input.path(\'$.name\')"}', origin }],
          integrationResponses: [
            {
              statusCode: '201',
              responseParameters: [],
              responseTemplates: [
                { contentType: 'application/json', template: '#set($b = $input.path("$"))made $b.method $b.body', origin },
              ],
              origin,
            },
          ],
        },
        methodResponses: [{ statusCode: '201', responseParameters: [], responseModels: [], origin }],
      }),
    ),
  ],
});

let handlers: HandlerFolders;
let folder: string;
let backend: Server;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  handlers = new HandlerFolders();
  folder = handlers.write(definition);
  backend = createServer((incoming, outgoing) => {
    void buffer(incoming).then((body) => {
      if (incoming.url === '/site/slow') return setTimeout(() => outgoing.end('slow'), 300);
      if (incoming.url === '/site/bytes') return outgoing.end(Buffer.from([0xff, 0x00]));
      outgoing.writeHead(incoming.url === '/site/none' ? 404 : 200, [
        'Content-Type',
        'application/json',
        'Set-Cookie',
        'a=1',
        'Set-Cookie',
        'b=2',
      ]);
      return outgoing.end(JSON.stringify({ method: incoming.method, url: incoming.url, body: body.toString() }));
    });
  }).listen(0, '127.0.0.1');
  await once(backend, 'listening');
  env = { VALUE_ENDPOINT: `http://127.0.0.1:${(backend.address() as AddressInfo).port}` };
});
afterAll(() => {
  backend.close();
  handlers.remove();
});

interface Served {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly url: string;
}

const children: Served['child'][] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(argv: readonly string[], environment: NodeJS.ProcessEnv = env, within: string = folder): Served['child'] {
  const child = spawn(process.execPath, [path.join(within, 'server.js'), ...argv], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function served(argv: readonly string[] = []): Promise<Served> {
  const child = start(['--port', '0', ...argv]);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /^listening on (\S+)$/m.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`the server said ${String(line)}`);
  return { child, url };
}

async function exitOf(child: Served['child']): Promise<{ code: number | null; err: string }> {
  const err = text(child.stderr);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, err: await err };
}

const json = { 'Content-Type': 'application/json' };

const requests: readonly [method: string, target: string, headers: Readonly<Record<string, string>>, body?: string][] = [
  ['GET', '/a/b%2Fc?x=1&x=2', { 'X-One': '1' }],
  ['GET', '/none', {}],
  ['GET', '/bytes', {}],
  ['DELETE', '/a', {}],
  ['GET', '/', {}],
  ['POST', '/pets', json, '{"name":"é"}'],
  ['POST', '/pets', json, '{"name":"Ada"}'],
  ['POST', '/pets', json, `{"name":"${'long '.repeat(5000)}"}`],
  ['POST', '/pets', json, `{"name":"${'é'.repeat(9000)}"}`],
  ['POST', '/a', { 'Content-Type': 'text/plain' }, 'passed on with an é'],
  ['POST', '/pets', json, '{"price":1}'],
  ['POST', '/pets', json, 'no JSON'],
  ['POST', '/pets', { 'Content-Type': 'text/plain' }, 'text'],
];

async function inProcess([verb, target, headers, body]: (typeof requests)[number]): Promise<GatewayAnswer> {
  const values = () => env['VALUE_ENDPOINT'];
  const gateway = createGateway(definition, {
    values: ({ unresolved: intrinsic }) => (JSON.stringify(intrinsic) === '{"Ref":"Endpoint"}' ? values() : undefined),
  });
  try {
    const answer = await gateway.handle({
      method: verb,
      target,
      headers: Object.entries(headers).flat(),
      body: body === undefined ? undefined : Buffer.from(body),
    });
    return { ...answer, body: await bufferBody(answer.body) };
  } finally {
    await gateway.close();
  }
}

/** Headers that are the same in every answer to the same request. */
const lasting = ['content-type', 'set-cookie', 'x-amzn-errortype'];

function lastingPairs(headers: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    if (lasting.includes(headers[index].toLowerCase())) pairs.push(`${(headers[index]).toLowerCase()}: ${headers[index + 1]}`);
  }
  return pairs.sort();
}

test('node server.js answers as the engine does in the process', async () => {
  const { url } = await served();
  for (const request of requests) {
    const [verb, target, headers, body] = request;
    const expected = await inProcess(request);
    const answer = await fetch(url + target, { method: verb, headers, ...(body !== undefined && { body }) });
    expect({
      request,
      status: answer.status,
      headers: lastingPairs([...answer.headers].flat()),
      body: Buffer.from(await answer.arrayBuffer()),
    }).toEqual({
      request,
      status: expected.status,
      headers: lastingPairs(expected.headers),
      body: Buffer.from(expected.body as Uint8Array),
    });
  }
}, 60_000);

type Format = '1.0' | '2.0' | 'elb';

function eventOf(format: Format, [httpMethod, target, headers, body]: (typeof requests)[number]): Parameters<LambdaHandler>[0] {
  const [path, rawQueryString = ''] = target.split('?') as [string, string?];
  if (format === '2.0') {
    return {
      version: '2.0',
      rawPath: path,
      rawQueryString,
      headers,
      body,
      requestContext: { stage: '$default', http: { method: httpMethod } },
    };
  }
  const multiValueQueryStringParameters = rawQueryString === '' ? null : { x: ['1', '2'] };
  const event = { httpMethod, path, multiValueQueryStringParameters, headers, body };
  return format === 'elb' ? { ...event, requestContext: { elb: {} } } : event;
}

test.each<Format>(['1.0', '2.0', 'elb'])(
  'the Lambda handler answers events of format %s as the engine does in the process',
  async (format) => {
    Object.assign(process.env, env);
    const { handler } = handlers.load(folder);
    for (const request of requests) {
      const expected = await inProcess(request);
      const result = await handler(eventOf(format, request));
      expect({ request, status: result.statusCode, body: Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8') }).toEqual({
        request,
        status: expected.status,
        body: Buffer.from(expected.body as Uint8Array),
      });
    }
  },
);

test('a server that is told to end answers what is under way and ends with 0', async () => {
  const { child, url } = await served();
  const slow = fetch(`${url}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');
  expect(await (await slow).text()).toBe('slow');
  expect(await exitOf(child)).toEqual({ code: 0, err: '' });
});

test('a server without a value that synth could not know names it and ends with 2', async () => {
  const { code, err } = await exitOf(start(['--port', '0'], {}));
  expect(err).toBe('The API was synthesized without these values. Set them in the environment:\n  VALUE_ENDPOINT   (Endpoint)\n');
  expect(code).toBe(2);
});

test('a server whose port is taken says so in one line and ends with 1', async () => {
  const { port } = backend.address() as AddressInfo;
  const { code, err } = await exitOf(start(['--port', String(port)]));
  expect(err).toBe(`127.0.0.1:${port} is in use already: choose another port with --port or PORT.\n`);
  expect(code).toBe(1);
});

test('a handler that cannot run an authorizer does not start, unless it is told to serve its methods as open', async () => {
  const guarded = handlers.write(
    api({ resources: [resource('/pets', method({ authorizationType: 'AWS_IAM', integration: { ...integration, type: 'MOCK' } }))] }),
  );
  const { code, err } = await exitOf(start(['--port', '0'], {}, guarded));
  expect(err).toBe(
    'The handler does not run:\n  GET /pets: authorization by AWS_IAM: no callers are given whose signatures could be verified\nSet ALLOW_UNSUPPORTED=true to serve it as open to everyone.\n',
  );
  expect(code).toBe(2);
  const [line] = (await once(start(['--port', '0'], { ALLOW_UNSUPPORTED: 'true' }, guarded).stdout, 'data')) as [Buffer];
  expect(String(line)).toMatch(/^listening on /);
});

test('the health path is answered where one is wanted', async () => {
  const { url } = await served(['--health', '/health']);
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
});
