import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, onCore, waitForPort } from './processes';

/** What every backend path answers: 986 bytes of JSON. */
export const backendBody = JSON.stringify({
  id: 4711,
  name: 'Fluffy Cat',
  items: Array.from({ length: 12 }, (_, index) => ({ id: index, label: `label-${index}`, price: 10.5 + index })),
  text: 'x'.repeat(451),
});

/** A canned backend that is faster than everything that is measured: nginx, answering from its configuration. */
export class Backend {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(core: number): Promise<Backend> {
    const folder = mkdtempSync(join(tmpdir(), 'backend-'));
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
    const [command, ...args] = onCore(core, ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;']);
    const process = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    process.once('error', (error) => {
      throw new Error(`nginx cannot be started; install it (Debian: nginx-light): ${error.message}`);
    });
    await waitForPort(port);
    return new Backend(`http://127.0.0.1:${port}`, process, folder);
  }

  stop(): void {
    this.process.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function configuration(folder: string, port: number): string {
  return `worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 100000000;
  keepalive_timeout 600;
  server {
    listen 127.0.0.1:${port};
    default_type application/json;
    location / { return 200 '${backendBody}'; }
  }
}
`;
}
