import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Fault, type LambdaAnswer } from '../../lib/engine';
import type { FunctionCode, FunctionDefinition } from '../../lib/functions/definition/function-definition';
import { LocalLambdaBackend } from '../../lib/functions/local-lambda-backend';

const folder = mkdtempSync(path.join(tmpdir(), 'local-lambda-'));
const backends: LocalLambdaBackend[] = [];

afterEach(async () => {
  await Promise.all(backends.splice(0).map((backend) => backend.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let folders = 0;

/** Code as files by their names. */
function code(files: Record<string, string>): FunctionCode {
  const root = path.join(folder, String(folders++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return { kind: 'folder', folder: root };
}

interface Local {
  readonly invoke: (
    event?: unknown,
    call?: { headers?: string[]; arn?: string; timeout?: number; stream?: boolean },
  ) => Promise<LambdaAnswer | Fault>;
  readonly logs: string[];
  readonly backend: LocalLambdaBackend;
}

function local(files: Record<string, string> | FunctionCode, members: Partial<FunctionDefinition> = {}): Local {
  const logs: string[] = [];
  const definition: FunctionDefinition = {
    name: 'fn',
    runtime: 'nodejs20.x',
    handler: 'index.handler',
    code: 'kind' in files && typeof files.kind === 'string' ? (files as FunctionCode) : code(files),
    environment: {},
    timeout: 20,
    memorySize: 128,
    layers: [],
    ...members,
  };
  const backend = new LocalLambdaBackend({
    functions: [definition],
    onLog: ({ functionName, text }) => logs.push(`${functionName}: ${text}`),
  });
  backends.push(backend);
  return {
    logs,
    backend,
    invoke: (event, { headers = [], arn = 'arn:aws:lambda:eu-west-1:111111111111:function:fn', timeout = 30_000, stream = false } = {}) =>
      backend.invoke({
        functionArn: arn,
        payload: event === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(event)),
        headers,
        credentials: undefined,
        region: 'eu-west-1',
        timeoutInMillis: timeout,
        stream,
      }),
  };
}

async function result(answer: Promise<LambdaAnswer | Fault>): Promise<unknown> {
  const got = await answer;
  if (got instanceof Fault) throw new Error(got.message);
  if (got.functionError) throw new Error(`the function failed: ${Buffer.from(got.payload as Uint8Array).toString()}`);
  return JSON.parse(Buffer.from(got.payload as Uint8Array).toString());
}

async function failure(answer: Promise<LambdaAnswer | Fault>): Promise<{ errorType: string; errorMessage: string; trace?: string[] }> {
  const got = (await answer) as LambdaAnswer;
  expect(got.functionError).toBe(true);
  return JSON.parse(Buffer.from(got.payload as Uint8Array).toString()) as never;
}

describe('a Node function', () => {
  test.each<[string, Record<string, string>, string]>([
    ['asynchronous, CommonJS', { 'index.js': 'exports.handler = async (event) => ({ got: event });' }, 'index.handler'],
    [
      'with a callback',
      { 'index.js': 'exports.handler = (event, context, done) => setImmediate(() => done(null, { got: event }));' },
      'index.handler',
    ],
    ['with the old succeed', { 'index.js': 'exports.handler = (event, context) => context.succeed({ got: event });' }, 'index.handler'],
    ['an ES module', { 'index.mjs': 'export const handler = async (event) => ({ got: event });' }, 'index.handler'],
    [
      'a package of ES modules',
      { 'package.json': '{"type":"module"}', 'src/app.js': 'export const run = async (event) => ({ got: event });' },
      'src/app.run',
    ],
    ['an export within an export', { 'lib/app.cjs': 'exports.a = { b: async (event) => ({ got: event }) };' }, 'lib/app.a.b'],
    ['a default export of CommonJS', { 'index.js': 'module.exports = { handler: async (event) => ({ got: event }) };' }, 'index.handler'],
  ])('%s is found by its handler and answers', async (_what, files, handler) => {
    expect(await result(local(files, { handler }).invoke({ x: 'ü' }))).toEqual({ got: { x: 'ü' } });
  });

  test('in the template itself runs as index.js', async () => {
    const inline = local({
      kind: 'inline',
      source: "const { basename } = require('node:path'); exports.handler = async () => basename(__filename);",
    });
    expect(await result(inline.invoke())).toBe('index.js');
  });

  test('sees an empty object where nothing was sent, and answers null where it returns nothing', async () => {
    expect(await result(local({ 'index.js': 'exports.handler = async (event) => event;' }).invoke())).toEqual({});
    expect(await result(local({ 'index.js': 'exports.handler = async () => {};' }).invoke())).toBeNull();
    expect(
      await result(local({ 'index.js': 'exports.handler = () => "returned by a function that is not asynchronous";' }).invoke()),
    ).toBeNull();
  });

  test('finds its own folder where it asks for the working directory, and this process keeps its own', async () => {
    const before = process.cwd();
    const fn = local({
      'text.txt': 'hello',
      'index.js': `const path = require('node:path'); const fs = require('node:fs');
        exports.handler = async () => [process.cwd() === __dirname, fs.readFileSync(path.resolve('text.txt'), 'utf8')];`,
    });
    expect(await result(fn.invoke())).toEqual([true, 'hello']);
    expect(process.cwd()).toBe(before);
  });

  test('gets its context and environment', async () => {
    const source = `exports.handler = async (event, context) => ({
      ...context, left: context.getRemainingTimeInMillis(), table: process.env.TABLE, region: process.env.AWS_REGION,
      name: process.env.AWS_LAMBDA_FUNCTION_NAME, secret: process.env.SECRET_OF_THE_GATEWAY, trace: process.env._X_AMZN_TRACE_ID });`;
    process.env['SECRET_OF_THE_GATEWAY'] = 'nobody else';
    const fn = local({ 'index.js': source }, { environment: { TABLE: 'pets' }, memorySize: 256 });
    const got = await result(
      fn.invoke({}, { arn: 'arn:aws:lambda:eu-west-1:111111111111:function:fn:7', headers: ['X-Amzn-Trace-Id', 'Root=1-2-3'] }),
    );
    delete process.env['SECRET_OF_THE_GATEWAY'];
    expect(got).toMatchObject({
      functionName: 'fn',
      functionVersion: '7',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:fn:7',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/fn',
      table: 'pets',
      region: 'eu-west-1',
      name: 'fn',
      trace: 'Root=1-2-3',
    });
    expect(got).not.toHaveProperty('secret');
    expect((got as { left: number }).left).toBeGreaterThan(1000);
  });

  test('stays warm, and runs anew after a reload', async () => {
    const fn = local({ 'index.js': 'let calls = 0; exports.handler = async () => ++calls;' });
    expect([await result(fn.invoke()), await result(fn.invoke())]).toEqual([1, 2]);
    await fn.backend.reload();
    expect(await result(fn.invoke())).toBe(1);
  });

  test('of a file that a person named runs anew when the file changes', async () => {
    const file = path.join(folder, 'named.js');
    writeFileSync(file, 'exports.run = async () => "old";');
    const fn = local({ kind: 'file', file }, { handler: 'run' });
    expect(await result(fn.invoke())).toBe('old');
    writeFileSync(file, 'exports.run = async () => "new";');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(await result(fn.invoke())).toBe('new');
  });

  test('runs several calls at once, each in an environment of its own', async () => {
    const source =
      'let busy = 0; exports.handler = async ({ n }) => { busy++; await new Promise((r) => setTimeout(r, 50)); return [n, busy--]; };';
    const fn = local({ 'index.js': source });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => result(fn.invoke({ n }))));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => [n, 1]));
  });

  test('that reserves concurrency is throttled beyond it', async () => {
    const fn = local({ 'index.js': 'exports.handler = async () => new Promise((r) => setTimeout(r, 300));' }, { reservedConcurrency: 1 });
    const [first, second] = (await Promise.all([fn.invoke(), fn.invoke()])) as LambdaAnswer[];
    expect([first.status, second.status]).toEqual([200, 429]);
  });

  test('has what it prints passed on under its name', async () => {
    const fn = local({ 'index.js': 'exports.handler = async () => { console.log("one\\ntwo"); console.error("three"); };' });
    await fn.invoke();
    for (let i = 0; i < 100 && fn.logs.length < 3; i++) await delay(20);
    expect(fn.logs.sort()).toEqual(['fn: one', 'fn: three', 'fn: two']);
  });

  test.each<[string, string, string, string | RegExp]>([
    ['throws', 'exports.handler = async () => { throw new TypeError("no pets"); };', 'TypeError', 'no pets'],
    ['calls back with an error', 'exports.handler = (e, c, done) => done(new RangeError("too far"));', 'RangeError', 'too far'],
    ['throws what is no error', 'exports.handler = async () => { throw "a text"; };', 'string', 'a text'],
    [
      'leaves a rejection unhandled',
      'exports.handler = () => new Promise(() => { Promise.reject(new Error("nobody")); setTimeout(() => {}, 9e6); });',
      'Runtime.UnhandledPromiseRejection',
      'Error: nobody',
    ],
    [
      'throws in a timer',
      'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("later"); }, 5));',
      'Error',
      'later',
    ],
    ['ends its process', 'exports.handler = async () => process.exit(3);', 'Runtime.ExitError', /Runtime exited with error: exit status 3/],
    ['never settles', 'exports.handler = () => new Promise(() => {});', 'Runtime.NodeJsExit', /never settled/],
    ['returns a circle', 'exports.handler = async () => { const a = {}; a.a = a; return a; };', 'Runtime.MarshalError', /stringify/],
    [
      'fills its memory',
      'exports.handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };',
      'Runtime.ExitError',
      /signal: killed/,
    ],
    ['is no JavaScript', 'exports.handler = async () => {', 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    [
      'needs a module that is not there',
      "require('no-such-module'); exports.handler = async () => 1;",
      'Runtime.ImportModuleError',
      /Cannot find module 'no-such-module'/,
    ],
    ['exports nothing of that name', 'exports.other = 1;', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    ['returns more than 6 MB', 'exports.handler = async () => "x".repeat(7e6);', 'Function.ResponseSizeTooLarge', /exceeded/],
  ])(
    'that %s fails as on Lambda, and so does the next call',
    async (_what, source, errorType, errorMessage) => {
      const fn = local({ 'index.js': source });
      for (const answer of [await failure(fn.invoke()), await failure(fn.invoke())]) {
        expect(answer).toMatchObject({ errorType, errorMessage: expect.stringMatching(errorMessage) as string });
      }
    },
    60_000,
  );

  test('that throws says where', async () => {
    const { trace } = await failure(local({ 'index.js': 'exports.handler = async function pets() { throw new Error("x"); };' }).invoke());
    expect(trace?.[0]).toBe('Error: x');
    expect(trace?.[1]).toMatch(/at .*pets .*index\.js:1:\d+/);
  });

  test('in an endless loop is ended at its timeout, and the next call is answered', async () => {
    const fn = local({ 'index.js': 'exports.handler = async ({ loop }) => { while (loop); return "fine"; };' }, { timeout: 1 });
    await fn.invoke({});
    expect(await failure(fn.invoke({ loop: true }))).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/) as string,
    });
    expect(await result(fn.invoke({}))).toBe('fine');
  });

  test('that takes longer than the integration waits is a timeout of the integration', async () => {
    const fn = local({ 'index.js': 'exports.handler = async () => new Promise((r) => setTimeout(r, 3000));' });
    expect(await fn.invoke({}, { timeout: 100 })).toMatchObject({ kind: 'timeout' });
  });

  test('invoked as an event is answered at once', async () => {
    const fn = local({ 'index.js': 'exports.handler = async () => { console.log("done"); };' });
    const answer = (await fn.invoke({}, { headers: ['X-Amz-Invocation-Type', 'Event'] })) as LambdaAnswer;
    expect([answer.status, (answer.payload as Uint8Array).length]).toEqual([202, 0]);
    for (let i = 0; i < 250 && fn.logs.length === 0; i++) await delay(20);
    expect(fn.logs).toEqual(['fn: done']);
  });

  test('streams with metadata, and breaks off where it fails', async () => {
    const source = `exports.handler = awslambda.streamifyResponse(async ({ fails }, stream, context) => {
      const body = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'X-Of': context.functionName } });
      body.write('one ');
      await new Promise((r) => setTimeout(r, 20));
      if (fails) throw new Error('half way');
      body.end('two');
    });`;
    const fn = local({ 'index.js': source });
    const { payload } = (await fn.invoke({}, { stream: true })) as LambdaAnswer;
    expect(payload).toBeInstanceOf(Readable);
    expect((await buffer(payload as Readable)).toString()).toBe('{"statusCode":201,"headers":{"X-Of":"fn"}}\0\0\0\0\0\0\0\0one two');
    const broken = (await fn.invoke({ fails: true }, { stream: true })) as LambdaAnswer;
    await expect(buffer(broken.payload as Readable)).rejects.toThrow('half way');
  });
});

test.each<[string, unknown, number, string]>([
  ['a function that there is not', {}, 404, 'Function not found'],
  ['an event of more than 6 MB', 'x'.repeat(6.5e6), 413, 'Request must be smaller than 6291456 bytes'],
])('%s is refused as Lambda refuses it', async (_what, event, status, message) => {
  const fn = local({ 'index.js': 'exports.handler = async () => 1;' });
  const answer = (await fn.invoke(event, status === 404 ? { arn: 'arn:aws:lambda:eu-west-1:1:function:other' } : {})) as LambdaAnswer;
  expect([answer.status, Buffer.from(answer.payload as Uint8Array).toString()]).toEqual([status, expect.stringContaining(message)]);
});

describe('a custom runtime', () => {
  test('is started and asked over the Runtime API', async () => {
    const bootstrap = `#!${process.execPath}
      const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation';
      (async () => { for (let n = 1; ; n++) {
        const next = await fetch(base + '/next');
        const id = next.headers.get('lambda-runtime-aws-request-id');
        const event = await next.json();
        if (event.crash) process.exit(5);
        const what = event.fail ? '/error' : '/response';
        const body = event.fail ? { errorType: 'Custom', errorMessage: 'asked to' } : { n, event, arn: next.headers.get('lambda-runtime-invoked-function-arn'), left: next.headers.get('lambda-runtime-deadline-ms') - Date.now() > 0, table: process.env.TABLE };
        await fetch(base + '/' + id + what, { method: 'POST', body: JSON.stringify(body) });
      } })();`;
    const files = code({ bootstrap });
    const { chmodSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
    chmodSync(path.join((files as { folder: string }).folder, 'bootstrap'), 0o755);
    const fn = local(files, { runtime: 'provided.al2023', environment: { TABLE: 'pets' } });
    expect(await result(fn.invoke({ a: 1 }))).toEqual({
      n: 1,
      event: { a: 1 },
      arn: 'arn:aws:lambda:eu-west-1:111111111111:function:fn',
      left: true,
      table: 'pets',
    });
    expect(await failure(fn.invoke({ fail: true }))).toEqual({ errorType: 'Custom', errorMessage: 'asked to' });
    expect(await failure(fn.invoke({ crash: true }))).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 5') as string,
    });
    expect(await result(fn.invoke({}))).toMatchObject({ n: 1 });
  });

  test.each([
    ['provided.al2023', /bootstrap is no program that can be executed/],
    ['cobol85', /the runtime cobol85 does not run locally/],
    ['ruby3.3', /gem install aws_lambda_ric/],
  ])('%s that cannot be started says what is missing', async (runtime, message) => {
    expect(await failure(local({ 'index.rb': '' }, { runtime }).invoke())).toMatchObject({
      errorType: 'Runtime.CannotStart',
      errorMessage: expect.stringMatching(message) as string,
    });
  });
});
