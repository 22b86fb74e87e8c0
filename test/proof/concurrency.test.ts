import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../../lib/definition';
import { CannedBackend, createGateway, Fault, type FaultKind, type RecordedCall } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { backendUrl, document, functionUri } from '../engine/apis';

const faults: readonly FaultKind[] = ['timeout', 'refused', 'reset', 'dns', 'tls', 'protocol', 'unreachable'];
const fromQuery = { 'integration.request.querystring.n': 'method.request.querystring.n' };
const template =
  '{"n":"$input.params(\'n\')","of":"$input.path(\'$.of\')","request":"$context.requestId","set":"$!leaked"}#set($leaked = $input.params(\'n\'))';

const operations: Record<string, JsonObject> = {
  'POST /custom': {
    type: 'http',
    httpMethod: 'POST',
    uri: `${backendUrl}/custom`,
    requestParameters: fromQuery,
    requestTemplates: { 'application/json': template },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': "$input.json('$')" } },
      '5\\d{2}': { statusCode: '502', responseTemplates: { 'application/json': "failed for $input.params('n')" } },
    },
  },
  'GET /mock': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': "$input.params('n') $input.params().header.get('X-N')" } },
    },
  },
  'ANY /deep/{proxy+}': {
    type: 'http_proxy',
    httpMethod: 'ANY',
    uri: `${backendUrl}/{proxy}`,
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  },
  'POST /fn': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
  'POST /queue': {
    type: 'aws',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q',
    credentials: 'arn:aws:iam::1:role/r',
    requestTemplates: { 'application/json': "Action=SendMessage&MessageBody=$util.urlEncode($input.path('$.of'))" },
    responses: { default: { statusCode: '200' } },
  },
  'GET /cached': {
    parameters: [{ name: 'key', in: 'query', schema: { type: 'string' } }],
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: `${backendUrl}/cached`,
      cacheKeyParameters: ['method.request.querystring.key'],
    },
  },
};

/** What the backend does with the call of a number: every eleventh fails, in turn by each fault or with a status. */
function faultOf(n: number): FaultKind | 503 | undefined {
  if (n % 11 !== 0) return undefined;
  const turn = Math.floor(n / 11) % (faults.length + 1);
  return turn === faults.length ? 503 : faults[turn];
}

/** The number of the request that a call belongs to: it stands in each as `v.7.v`, which no random id holds. */
function numberIn({ url, body }: RecordedCall): number {
  return Number(/v\.(\d+)\.v/.exec(url + Buffer.from(body).toString())?.[1]);
}

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly body?: string;
  /** What is wrong with the answer. */
  readonly check: (status: number, body: string, headers: readonly string[]) => string | undefined;
}

function expected(status: number, body: RegExp): Sent['check'] {
  return (got, text) => (got === status && body.test(text) ? undefined : `${got} ${text.slice(0, 200)}, not ${status} ${body}`);
}

const failedFor = (fault: FaultKind | 503 | undefined) => (fault === 'timeout' ? 504 : 500);

function request(n: number): Sent {
  const fault = faultOf(n);
  const failed = fault !== undefined && fault !== 503 ? expected(failedFor(fault), /^\{"message": "/) : undefined;
  const mark = `v.${n}.v`;
  const body = `{"of":"${mark}"}`;
  switch (n % 6) {
    case 0: {
      const good = new RegExp(`^\\{"n":"${mark}","of":"${mark}","request":"[^"]+","set":""\\}$`);
      const answered = fault === 503 ? expected(502, new RegExp(`^failed for ${mark}$`)) : expected(200, good);
      return { method: 'POST', target: `/custom?n=${mark}`, body, check: failed ?? answered };
    }
    case 1:
      return { method: 'GET', target: `/mock?n=${mark}`, check: expected(200, new RegExp(`^${mark} ${n}$`)) };
    case 2: {
      const answered = fault === 503 ? expected(503, /^down$/) : expected(200, new RegExp(`/n/${mark}\\?q=${n}$`));
      return { method: n % 4 === 0 ? 'PATCH' : 'GET', target: `/deep/n/${mark}?q=${n}`, check: failed ?? answered };
    }
    case 3: {
      // A 503 of Lambda itself is a failed integration.
      const answered = fault === 503 ? expected(500, /message/) : expected(200, new RegExp(`^fn ${mark}$`));
      return { method: 'POST', target: '/fn', body, check: failed ?? answered };
    }
    case 4: {
      const answered = expected(200, fault === 503 ? /^down$/ : new RegExp(`MessageBody=${mark}$`));
      return { method: 'POST', target: '/queue', body, check: failed ?? answered };
    }
    default: {
      // A few keys that all ask for: whoever comes first, everybody gets the answer for the own key.
      const key = `k${n % 25}`;
      return { method: 'GET', target: `/cached?key=${key}`, check: expected(200, new RegExp(`^cached key=${key}$`)) };
    }
  }
}

test('ten thousand requests, 256 at once, over every kind of integration, with faults and cache: each gets its own answer, and nothing stays behind', async () => {
  let cachedCalls = 0;
  const backend = new CannedBackend(async (call) => {
    backend.calls.length = 0;
    if (Math.random() < 0.2) await delay(1);
    const { url, body, integration } = call;
    const text = Buffer.from(body).toString();
    if (url.includes('/cached')) {
      cachedCalls++;
      return { status: 200, body: `cached ${new URL(url).search.slice(1)}` };
    }
    const fault = faultOf(numberIn(call));
    if (fault === 503) return { status: 503, body: 'down' };
    if (fault !== undefined) return new Fault(fault, 'made up');
    if (integration === 'lambda') return { payload: { statusCode: 200, body: `fn ${/v\.\d+\.v/.exec(text)?.[0]}` } };
    return { status: 200, body: body.length > 0 ? body : url };
  });
  const gateway = createGateway(readOpenApi(document(operations)).definition, {
    http: backend,
    lambda: backend,
    aws: backend,
    stage: {
      name: 'dev',
      settings: {
        cacheClusterEnabled: true,
        cacheClusterSize: '0.5',
        methodSettings: [{ resourcePath: '/~1cached', httpMethod: 'GET', cachingEnabled: true, cacheTtlInSeconds: 300 }],
      },
    },
  });
  const wrong: string[] = [];
  const requestIds = new Set<string>();
  const send = async (n: number): Promise<void> => {
    const { method, target, body, check } = request(n);
    const headers = ['X-N', String(n), ...(body === undefined ? [] : ['Content-Type', 'application/json'])];
    const answer = await gateway.handle({ method, target, headers, body: body === undefined ? undefined : Buffer.from(body) });
    const text = Buffer.from((answer.body as Uint8Array | undefined) ?? []).toString();
    requestIds.add(answer.headers[answer.headers.indexOf('x-amzn-RequestId') + 1]);
    const problem = check(answer.status, text, answer.headers);
    if (problem !== undefined) wrong.push(`${n} ${method} ${target}: ${problem}`);
  };
  const round = async (from: number, to: number): Promise<void> => {
    let next = from;
    const worker = async () => {
      while (next < to) await send(next++);
    };
    await Promise.all(Array.from({ length: 256 }, worker));
  };
  await round(0, 10_000);
  expect(wrong).toEqual([]);
  expect(requestIds.size).toBe(10_000);
  // Of 1,667 requests those that came while the first one for their key was under way went through; the others were answered from the cache.
  expect(cachedCalls).toBeLessThan(600);
  const before = await heapAtRest();
  for (let more = 1; more <= 3; more++) await round(0, 10_000);
  expect(wrong).toEqual([]);
  // Thirty thousand further requests leave nothing behind; a megabyte is thirty bytes of each.
  requestIds.clear();
  expect((await heapAtRest()) - before).toBeLessThan(8_000_000);
  await gateway.close();
}, 240_000);

/** Bytes of the heap that are still held after everything has ended. */
async function heapAtRest(): Promise<number> {
  await delay(50);
  for (let i = 0; i < 3; i++) collectGarbage();
  return process.memoryUsage().heapUsed;
}

function collectGarbage(): void {
  const { setFlagsFromString } = jest.requireActual<typeof import('node:v8')>('node:v8');
  const { runInNewContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
