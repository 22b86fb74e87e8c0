import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LambdaAnswer } from '../../lib/engine';
import { LocalLambdaBackend } from '../../lib/functions/local-lambda-backend';
import { describeWith, pythonTools } from '../dispatch/python';

const source = `
import json, os, sys, time
count = 0
def handler(event, context):
    global count
    count += 1
    print("called", context.function_name)
    if event.get("fail"):
        raise ValueError("no such pet")
    if event.get("loop"):
        while True: pass
    if event.get("exit"):
        os._exit(4)
    return {"count": count, "event": event, "memory": context.memory_limit_in_mb, "arn": context.invoked_function_arn,
            "left": context.get_remaining_time_in_millis() > 0, "table": os.environ["TABLE"]}
`;

describeWith('a Python function, by its runtime interface client', 'awslambdaric', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'python-function-'));
  const logs: string[] = [];
  const searchPath = process.env['PATH'];
  let backend: LocalLambdaBackend;

  beforeAll(() => {
    process.env['PATH'] = `${path.join(pythonTools as string, 'bin')}:${searchPath}`;
    writeFileSync(path.join(folder, 'app.py'), source);
    const usual = { runtime: 'python3.12', handler: 'app.handler', environment: { TABLE: 'pets' }, memorySize: 512, layers: [] };
    backend = new LocalLambdaBackend({
      functions: [
        { ...usual, name: 'pets', code: { kind: 'folder', folder }, timeout: 30 },
        { ...usual, name: 'slow', code: { kind: 'folder', folder }, timeout: 3 },
        { ...usual, name: 'inline', code: { kind: 'inline', source }, handler: 'index.handler', timeout: 30 },
        { ...usual, name: 'broken', code: { kind: 'inline', source: 'import no_such_module' }, handler: 'index.handler', timeout: 30 },
      ],
      onLog: ({ functionName, text }) => logs.push(`${functionName}: ${text}`),
    });
  });
  afterAll(async () => {
    process.env['PATH'] = searchPath;
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function invoke(name: string, event: object): Promise<unknown> {
    const functionArn = `arn:aws:lambda:us-east-1:111111111111:function:${name}`;
    const payload = Buffer.from(JSON.stringify(event));
    const answer = (await backend.invoke({
      functionArn,
      payload,
      headers: [],
      credentials: undefined,
      region: 'us-east-1',
      timeoutInMillis: 29_000,
    })) as LambdaAnswer;
    return JSON.parse(Buffer.from(answer.payload as Uint8Array).toString()) as unknown;
  }

  test('answers, stays warm, and has what it prints passed on', async () => {
    const arn = 'arn:aws:lambda:us-east-1:111111111111:function:pets';
    expect(await invoke('pets', { a: 'ü' })).toEqual({ count: 1, event: { a: 'ü' }, memory: '512', arn, left: true, table: 'pets' });
    expect(await invoke('pets', {})).toMatchObject({ count: 2 });
    for (let i = 0; i < 250 && logs.length < 2; i++) await delay(20);
    expect(logs).toContain('pets: called pets');
    expect(await invoke('inline', {})).toMatchObject({ count: 1 });
  }, 60_000);

  test('fails as on Lambda', async () => {
    expect(await invoke('pets', { fail: true })).toMatchObject({ errorType: 'ValueError', errorMessage: 'no such pet' });
    expect(await invoke('pets', { exit: true })).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await invoke('broken', {})).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
    expect(await invoke('pets', {})).toMatchObject({ count: 1 });
  }, 60_000);

  test('in an endless loop is ended, and the next call is answered', async () => {
    await invoke('slow', {});
    expect(await invoke('slow', { loop: true })).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect(await invoke('slow', {})).toMatchObject({ count: 1 });
  }, 60_000);
});

test('where the runtime interface client is missing, the error says what to install', async () => {
  const searchPath = process.env['PATH'];
  process.env['PATH'] = mkdtempSync(path.join(tmpdir(), 'no-python-'));
  const backend = new LocalLambdaBackend({
    functions: [
      {
        name: 'pets',
        runtime: 'python3.12',
        handler: 'index.handler',
        code: { kind: 'inline', source },
        environment: {},
        timeout: 30,
        memorySize: 128,
        layers: [],
      },
    ],
    onLog: () => undefined,
  });
  const answer = (await backend.invoke({
    functionArn: 'pets',
    payload: Buffer.from('{}'),
    headers: [],
    credentials: undefined,
    region: 'us-east-1',
    timeoutInMillis: 29_000,
  })) as LambdaAnswer;
  process.env['PATH'] = searchPath;
  await backend.close();
  const error = JSON.parse(Buffer.from(answer.payload as Uint8Array).toString()) as object;
  expect(error).toMatchObject({
    errorType: 'Runtime.CannotStart',
    errorMessage: expect.stringContaining('pip install awslambdaric') as string,
  });
});
