import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { api, integration, method, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

const origin = {};
const mock = method({
  integration: {
    ...integration,
    type: 'MOCK',
    requestTemplates: [{ contentType: 'application/json', template: '{"statusCode":200}', origin }],
    integrationResponses: [{ statusCode: '200', responseParameters: [], responseTemplates: [], origin }],
  },
  methodResponses: [{ statusCode: '200', responseParameters: [], responseModels: [], origin }],
});

jest.setTimeout(60_000);

let handlers: HandlerFolders;
let folder: string;
beforeAll(() => {
  handlers = new HandlerFolders();
  folder = handlers.write(api({ resources: [resource('/pets', mock)] }));
});
afterAll(() => handlers.remove());

type Child = ChildProcessByStdio<null, Readable, Readable>;
const children: Child[] = [];
afterEach(() => {
  for (const child of children.splice(0)) {
    for (const pid of workersOf(child)) kill(pid);
    child.kill('SIGKILL');
  }
});

function start(...argv: readonly string[]): Child {
  const child = spawn(process.execPath, [path.join(folder, 'server.js'), '--cluster', '2', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function listening(child: Child): Promise<string> {
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /^listening on (\S+) with 2 processes$/m.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`the server said ${String(line)}`);
  await until(() => workersOf(child).length === 2);
  return url;
}

function workersOf({ pid }: Child): readonly number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number);
  } catch {
    // No process at all.
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function until(met: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !met(); await delay(20)) {
    if (Date.now() > end) throw new Error('it never came to that');
  }
}

function ask(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${url}/pets`, { agent: new Agent() }, (message) => {
      message.resume().on('end', () => resolve(message.statusCode as number));
    }).on('error', reject);
  });
}

test('two processes serve one port, and say so once', async () => {
  const child = start('--port', '0');
  const url = await listening(child);
  expect(await Promise.all(Array.from({ length: 20 }, () => ask(url)))).toEqual(new Array(20).fill(200));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a process that dies is replaced, and the port is served all the while', async () => {
  const child = start('--port', '0');
  const url = await listening(child);
  const [victim] = workersOf(child) as [number];
  process.kill(victim, 'SIGKILL');
  await until(() => workersOf(child).length === 2 && !workersOf(child).includes(victim));
  expect(await ask(url)).toBe(200);
});

test('SIGHUP replaces every process without losing a request', async () => {
  const child = start('--port', '0');
  const url = await listening(child);
  const before = workersOf(child);
  const asked: number[] = [];
  let done = false;
  const asking = (async () => {
    while (!done) asked.push(await ask(url));
  })();
  child.kill('SIGHUP');
  await until(() => workersOf(child).length === 2 && workersOf(child).every((pid) => !before.includes(pid)));
  done = true;
  await asking;
  expect(new Set(asked)).toEqual(new Set([200]));
});

test('a port that is taken ends all of it, told once', async () => {
  const first = start('--port', '0');
  const url = await listening(first);
  const second = start('--port', new URL(url).port);
  const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit') as Promise<[number]>]);
  expect(said).toContain('is in use already: choose another port with --port or PORT.');
  expect(code).toBe(1);
});
