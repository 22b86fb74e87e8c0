import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { api, method, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

jest.setTimeout(60_000);

test.each(['module', 'commonjs'])('a handler within a project of type %s starts', async (type) => {
  const project = mkdtempSync(path.join(tmpdir(), 'project-'));
  const handlers = new HandlerFolders();
  try {
    writeFileSync(path.join(project, 'package.json'), JSON.stringify({ type }));
    mkdirSync(path.join(project, 'cdk.out'));
    const folder = path.join(project, 'cdk.out', 'Handler');
    renameSync(handlers.write(api({ resources: [resource('/pets', method())] })), folder);
    const child = spawn(process.execPath, [path.join(folder, 'server.js'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(String(line)).toMatch(/^listening on /);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    handlers.remove();
    rmSync(project, { recursive: true });
  }
});
