import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { writeOpenApi } from '../../lib/writers';
import { proxyApi } from './apis';
import type { Program } from './processes';
import { compared, least, type Question, type Setting } from './questions';
import { type Row, times } from './table';

interface Rival {
  readonly name: string;
  readonly target: number;
  readonly program: (setting: Setting) => Program;
}

const folder = join(__dirname, 'rivals');
const modules = join(folder, 'node_modules');
const localStack = join(modules, '.localstack', 'bin', 'python');

function server(name: string): (setting: Setting) => Program {
  return ({ backend }) => ({
    name,
    command: [process.execPath, join(folder, 'servers', `${name}.mjs`)],
    env: { BACKEND: backend.url },
  });
}

const all: readonly Rival[] = [
  { name: '@fastify/http-proxy', target: 1.6, program: server('fastify-http-proxy') },
  { name: 'http-proxy', target: 1.6, program: server('http-proxy') },
  { name: 'fast-gateway', target: 1.6, program: server('fast-gateway') },
  { name: "Hono's proxy", target: 1.6, program: server('hono') },
  {
    name: 'serverless-offline',
    target: 3,
    program: ({ backend }) => ({
      name: 'serverless-offline',
      command: [
        process.execPath,
        join(modules, 'serverless/bin/serverless.js'),
        'offline',
        'start',
        '--httpPort',
        '{port}',
        '--host',
        '127.0.0.1',
      ],
      cwd: join(folder, 'serverless'),
      env: { BACKEND: backend.url, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' },
      patience: 60_000,
    }),
  },
  {
    name: 'cdk-local',
    target: 4.5,
    program: ({ backend, handlers }) => ({
      name: 'cdk-local',
      command: [
        process.execPath,
        join(modules, 'cdk-local/dist/cli.js'),
        'start-api',
        '--app',
        assembly(handlers.folder, backend.url),
        '--port',
        '{port}',
      ],
      // It wants to see a daemon of containers, but starts none for endpoints.
      env: { AWS_REGION: 'us-east-1', CDK_DOCKER: 'true' },
      patience: 60_000,
    }),
  },
  {
    name: 'LocalStack',
    target: 25,
    program: ({ backend, handlers }) => ({
      name: 'LocalStack',
      command: ['sh', '-c', `GATEWAY_LISTEN=127.0.0.1:$PORT exec "${localStack}" -m localstack.runtime.main`],
      env: { SERVICES: 'apigateway', DISABLE_EVENTS: '1', SKIP_SSL_CERT_DOWNLOAD: '1', LS_LOG: 'error', HOME: handlers.folder },
      patience: 120_000,
      path: '/_aws/execute-api/bench/test/pets/1?type=dog',
      prepare: (url) => declare(url, backend.url),
    }),
  },
];

/** Has LocalStack serve the API that the handler is measured with. */
async function declare(url: string, backend: string): Promise<void> {
  const call = async (method: string, path: string, body: object): Promise<void> => {
    const headers = {
      'Content-Type': 'application/json',
      Authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=none',
    };
    const { ok, status } = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`LocalStack answered ${status} to ${method} ${path}`);
  };
  await call('POST', '/restapis', { name: 'bench', tags: { _custom_id_: 'bench' } });
  await call(
    'PUT',
    '/restapis/bench?mode=overwrite',
    writeOpenApi(proxyApi(backend), { version: '3.0', rendering: 'deployable' }).document,
  );
  await call('POST', '/restapis/bench/deployments', { stageName: 'test' });
}

/** A cloud assembly with the API that the handler is measured with. */
function assembly(within: string, backend: string): string {
  const app = new App({ outdir: join(within, 'cdk.out') });
  const api = new apigateway.RestApi(new Stack(app, 'Rival'), 'Api', { cloudWatchRole: false });
  const uri = `${backend}/{proxy}`;
  // No mapping of the path: cdk-local fills it in without one, and warns of one with every request.
  api.root.addResource('{proxy+}').addMethod('GET', new apigateway.HttpIntegration(uri, { httpMethod: 'GET', proxy: true }), {
    requestParameters: { 'method.request.path.proxy': true },
  });
  return app.synth().directory;
}

export const rivals: Question = async (setting) => {
  if (!existsSync(modules)) {
    return [notMeasured('all of them', 'not installed: npm ci --prefix benchmark/runtime/rivals')];
  }
  const subject = setting.handlers.program('handler beside rivals', proxyApi(setting.backend.url));
  const rows: Row[] = [];
  for (const rival of all) {
    if (rival.name === 'LocalStack' && !existsSync(localStack)) {
      rows.push(notMeasured(rival.name, 'not installed: see benchmark/runtime/rivals/localstack.txt'));
      continue;
    }
    try {
      const ratios = await compared(
        { ...setting, rounds: Math.min(setting.rounds, 5) },
        subject,
        rival.program(setting),
        '/pets/1?type=dog',
      );
      const row = least('HTTP_PROXY, requests per second', rival.name, ratios.requestsPerSecond, rival.target);
      rows.push({ ...row, measured: `${row.measured} (processor time ${times(1 / ratios.cpuPerRequest)} less)` });
    } catch (error) {
      rows.push(notMeasured(rival.name, (error as Error).message.split('\n')[0]));
    }
  }
  return rows;
};

function notMeasured(name: string, why: string): Row {
  return { what: 'HTTP_PROXY, requests per second', against: name, target: '', measured: `not measured: ${why}` };
}
