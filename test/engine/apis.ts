import type { Readable } from 'node:stream';
import type { JsonObject } from '../../lib/definition';
import {
  type Answering,
  type CannedAnswer,
  CannedBackend,
  countingIds,
  createGateway,
  fixedClock,
  type Gateway,
  type GatewayOptions,
} from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';

/** An OpenAPI document with these operations: `'GET /pets'` → the integration, or the whole operation where it holds one. */
export function document(operations: Record<string, JsonObject>, root: JsonObject = {}): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method, path] = name.split(' ') as [string, string];
    const key = method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase();
    paths[path] ??= {};
    paths[path][key] =
      'type' in operation ? { responses: {}, 'x-amazon-apigateway-integration': operation } : { responses: {}, ...operation };
  }
  return { openapi: '3.0.1', info: { title: 'test', version: '1' }, paths, ...root };
}

export interface Running {
  readonly gateway: Gateway;
  readonly backend: CannedBackend;
  /** Sends `GET /pets?x=1` and reads the answer. */
  readonly call: (line: string, options?: { headers?: string[]; body?: string | Uint8Array | Readable }) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly trace: NonNullable<Awaited<ReturnType<Gateway['handle']>>['trace']>;
}

/** A gateway for a document, with an endpoint that answers as told, a clock that stands still and ids that count. */
export function running(api: JsonObject, answer: CannedAnswer | Answering = { status: 200 }, options: GatewayOptions = {}): Running {
  const backend = new CannedBackend(answer);
  const { definition } = readOpenApi(api);
  const gateway = createGateway(definition, {
    http: backend,
    lambda: backend,
    aws: backend,
    clock: fixedClock(),
    ids: countingIds(),
    ...options,
  });
  return {
    gateway,
    backend,
    call: async (line, { headers = [], body } = {}) => {
      const [method, target] = line.split(/ (.*)/s) as [string, string];
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const got = await gateway.handle({ method, target, headers, body: bytes });
      return {
        status: got.status,
        headers: headerObject(got.headers),
        body: Buffer.from(got.body as Uint8Array).toString(),
        trace: got.trace as Answer['trace'],
      };
    },
  };
}

/** Headers by name in lower case; repeated ones joined. */
export function headerObject(headers: readonly string[]): Record<string, string> {
  const object: Record<string, string> = {};
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i].toLowerCase();
    object[name] = Object.hasOwn(object, name) ? `${object[name]}, ${headers[i + 1]}` : headers[i + 1];
  }
  return object;
}

export const backendUrl = 'https://backend.example.com';
export const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations';
