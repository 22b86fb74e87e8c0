import { type GatewayServer, serveProcess, startServer } from '../../lib/runtime/server';
import { valuesAtStart } from '../../lib/runtime/values-at-start';

const gateway = {
  answer: () => ({ status: 200, headers: [], body: undefined }),
  flushCache: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

async function run(argv: readonly string[], env: NodeJS.ProcessEnv = {}, makeGateway = () => gateway) {
  const written = { out: '', err: '' };
  const signals = new Map<string, () => void>();
  const process = {
    argv: ['node', 'server.js', ...argv],
    env,
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    exitCode: undefined as number | undefined,
    once: (signal: string, listener: () => void) => signals.set(signal, listener),
  };
  await serveProcess(makeGateway, process);
  signals.get('SIGTERM')?.();
  return { ...written, code: process.exitCode };
}

test.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
  ['a port that is none', ['--port', 'http'], {}, 'http is no port (0 to 65535): write --port 8080.'],
  ['a port out of range', ['--port', '65536'], {}, '65536 is no port (0 to 65535): write --port 8080.'],
  ['a port of the environment that is none', [], { PORT: '-1' }, '-1 is no port (0 to 65535): write --port 8080.'],
  ['a health path without a slash', ['--health', 'health'], {}, 'health is no path: write --health /health, with a slash in front.'],
  ['a grace that is none', ['--grace', 'long'], {}, 'long is no number of seconds (0 to 3600): write --grace 30.'],
  ['an unknown option', ['--prot', '1'], {}, "Unknown option '--prot'."],
])('%s is refused with what to write instead', async (_, argv, env, message) => {
  const { err, out, code } = await run(argv, env);
  expect(err).toContain(message);
  expect(err).not.toMatch(/^ +at /m);
  expect([out, code]).toEqual(['', 2]);
});

test('arguments go before the environment', async () => {
  const { out } = await run(['--port', '0', '--grace', '0'], { PORT: 'none', HOST: '127.0.0.1' });
  expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('help tells every option and starts nothing', async () => {
  const { out, code } = await run(['--help']);
  expect(out).toContain('--port');
  expect(code).toBeUndefined();
});

describe('a port that is taken', () => {
  let taken: GatewayServer;
  beforeAll(async () => {
    taken = await startServer(gateway, { port: 0, onDefect: () => undefined });
  });
  afterAll(() => taken.stop(0));

  test('is told in one line', async () => {
    const { err, code } = await run(['--port', String(taken.port)]);
    expect(err).toBe(`127.0.0.1:${taken.port} is in use already: choose another port with --port or PORT.\n`);
    expect(code).toBe(1);
  });
});

test('a host that is not of this machine is told in one line', async () => {
  const { err, code } = await run(['--port', '0', '--host', '192.0.2.1']);
  expect(err).toBe('192.0.2.1 is no address of this machine: choose another with --host or HOST.\n');
  expect(code).toBe(1);
});

test('values that synth could not know are taken from the environment; all that are missing are named at once', async () => {
  const values = [
    { variable: 'VALUE_NLB_DNSNAME', meaning: 'Nlb.DNSName' },
    { variable: 'AWS_REGION', meaning: 'AWS::Region', fallback: 'us-east-1' },
    { variable: 'VALUE_QUEUE', meaning: 'Queue' },
  ];
  expect(valuesAtStart(values, { VALUE_NLB_DNSNAME: 'nlb', VALUE_QUEUE: '' })).toEqual(['nlb', 'us-east-1', '']);
  const { err, code } = await run([], {}, () => {
    valuesAtStart(values, {});
    return gateway;
  });
  expect(err).toBe(
    'The API was synthesized without these values. Set them in the environment:\n  VALUE_NLB_DNSNAME   (Nlb.DNSName)\n  VALUE_QUEUE   (Queue)\n',
  );
  expect(code).toBe(2);
});
