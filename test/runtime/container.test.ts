import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { containerFiles } from '../../lib/writers/handler';
import { api, method, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

jest.setTimeout(60_000);

/** The Dockerfile's instructions, the last of each name. */
function instructions(): ReadonlyMap<string, string> {
  const { content } = containerFiles.find(({ path: name }) => name === 'Dockerfile')!;
  const lines = content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

function commandOf(instruction: string): [string, ...string[]] {
  return JSON.parse(instruction.slice(instruction.indexOf('['))) as [string, ...string[]];
}

test('what the image runs serves from the folder that is copied, is found well, and ends when it is told to', async () => {
  const image = instructions();
  expect([image.get('FROM'), image.get('USER'), image.get('STOPSIGNAL')]).toEqual(['node:22-slim', 'node', 'SIGTERM']);
  const handlers = new HandlerFolders();
  try {
    const folder = handlers.write(api({ resources: [resource('/pets', method())] }));
    for (const { path: name, content } of containerFiles) writeFileSync(path.join(folder, name), content);
    const [command, ...args] = commandOf(image.get('CMD')!);
    expect(existsSync(path.join(folder, args[0]))).toBe(true);
    const given = Object.fromEntries(
      image
        .get('ENV')!
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    // Of what the shell of a test has, the image has nothing.
    const env = { PATH: process.env['PATH'], ...given, HOST: '127.0.0.1', PORT: '0' };
    const server = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const [health, ...healthArgs] = commandOf(image.get('HEALTHCHECK')!);
    const check = () => spawnSync(health, healthArgs, { env: { ...env, PORT: /:(\d+)$/m.exec(String(line))?.[1] } }).status;
    expect(check()).toBe(0);
    server.kill(image.get('STOPSIGNAL') as NodeJS.Signals);
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(check()).toBe(1);
  } finally {
    handlers.remove();
  }
});
