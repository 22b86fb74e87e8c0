import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { median } from '../median';
import { mockApi, proxyApi } from './apis';
import { mockAnswer } from './mock-answer';
import { cpuOf, freePort, onCore, type Program } from './processes';
import { most, type Question, reported } from './questions';

/** From the start of a process to its first answer, beside a bundled bare proxy and bare node:http. */
export const starts: Question = async (setting) => {
  const { backend, handlers, serverCore, rounds } = setting;
  const bundle = async (name: string, env: Readonly<Record<string, string>>): Promise<Program> => {
    const outfile = join(handlers.folder, `${name}.js`);
    await build({
      entryPoints: [join(__dirname, 'references', `${name}.mjs`)],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      plugins: [poolAlone],
      logLevel: 'error',
    });
    return { name, command: [process.execPath, outfile], env };
  };
  const count = rounds * 5;
  const proxied = await startPairs(
    handlers.program('handler start', proxyApi(backend.url)),
    await bundle('bare-proxy', { BACKEND: backend.url }),
    '/pets/1',
    count,
    serverCore,
  );
  const mocked = await startPairs(
    handlers.program('handler mock start', mockApi()),
    await bundle('bare-json', { ANSWER: JSON.stringify(await mockAnswer()) }),
    '/mock',
    count,
    serverCore,
  );
  return [
    most('process start to first answer', `bundled bare proxy with undici's pool (${proxied.own})`, proxied.time, 1.1),
    reported('the same, processor time', proxied.ownCpu, proxied.cpu),
    most('process start to first MOCK answer', `bundled node:http (${mocked.own})`, mocked.time, 1.1),
    reported('the same, processor time', mocked.ownCpu, mocked.cpu),
  ];
};

/** Undici's pool alone, as a bundle that was made with care has it. */
const poolAlone: Plugin = {
  name: 'pool-alone',
  setup(bundle) {
    bundle.onResolve({ filter: /^undici$/ }, () => ({ path: 'pool', namespace: 'pool-alone' }));
    bundle.onLoad({ filter: /.*/, namespace: 'pool-alone' }, () => ({
      contents: `exports.Pool = require('undici/lib/dispatcher/pool.js');`,
      resolveDir: __dirname,
    }));
  },
};

interface Start {
  readonly time: number;
  readonly cpu: number;
}

async function startPairs(subject: Program, reference: Program, path: string, count: number, core: number) {
  const measured: { subject: Start; reference: Start }[] = [];
  await start(subject, path, core);
  await start(reference, path, core);
  for (let index = 0; index < count; index++) {
    if (index % 2 === 0) {
      const first = await start(subject, path, core);
      measured.push({ subject: first, reference: await start(reference, path, core) });
    } else {
      const first = await start(reference, path, core);
      measured.push({ subject: await start(subject, path, core), reference: first });
    }
  }
  const ratio = (of: keyof Start) => median(measured.map((pair) => pair.subject[of] / pair.reference[of]));
  const own = (of: keyof Start) => `${median(measured.map((pair) => pair.reference[of])).toFixed(0)} ms`;
  return { time: ratio('time'), cpu: ratio('cpu'), own: own('time'), ownCpu: own('cpu') };
}

/** Starts a server, asks until it answers, and ends it. */
async function start({ command, env }: Program, path: string, core: number): Promise<Start> {
  const port = await freePort();
  const [file, ...args] = onCore(core, command);
  const begin = process.hrtime.bigint();
  const child = spawn(file, args, { env: { ...process.env, ...env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'] });
  await listening(child);
  await ask(port, path);
  const time = Number(process.hrtime.bigint() - begin) / 1e6;
  const cpu = cpuOf(child.pid as number);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  return { time, cpu };
}

/** Every server here says so on its first line. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the server ended before it listened')));
  });
}

function ask(port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`));
    socket.once('data', (bytes) => {
      socket.destroy();
      if (bytes.toString('latin1').startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(`answered ${bytes.toString('latin1').split('\r\n')[0]}`));
    });
    socket.once('error', reject);
  });
}
