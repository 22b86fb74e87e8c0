import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import type { Invocation, Outcome } from '../environments/execution-environment';

const version = '/2018-06-01/runtime';
/** Bytes of an answer: what Lambda takes, and a little more so that it can be told. */
const maxAnswer = 8 * 1024 * 1024;

interface Pending {
  readonly invocation: Invocation;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * The Lambda Runtime API for one runtime: it asks for the next call, and posts what came of it. Documented at
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApiServer {
  private readonly server: Server;
  private waiting: ServerResponse | undefined;
  private queued: Pending | undefined;
  private running: Pending | undefined;
  private initError: string | undefined;

  private constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    // A runtime waits for its next call as long as it takes.
    this.server.requestTimeout = 0;
    this.server.keepAliveTimeout = 0;
  }

  static async start(): Promise<RuntimeApiServer> {
    const api = new RuntimeApiServer();
    await new Promise<void>((resolve, reject) => {
      api.server.once('error', reject);
      api.server.listen(0, '127.0.0.1', resolve);
    });
    api.server.unref();
    return api;
  }

  /** Value of AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Hands a call to the runtime as soon as it asks for one. */
  invoke(invocation: Invocation): Promise<Outcome> {
    return new Promise((settle) => {
      if (this.initError !== undefined) {
        settle({ kind: 'error', payload: Buffer.from(this.initError) });
        return;
      }
      this.queued = { invocation, settle };
      this.handOver();
    });
  }

  /** Ends the call under way in this way, if there is one. */
  abandon(outcome: (requestId: string) => Outcome): void {
    const pending = this.running ?? this.queued;
    this.running = undefined;
    this.queued = undefined;
    pending?.settle(outcome(pending.invocation.requestId));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0];
    if (request.method === 'GET' && path === `${version}/invocation/next`) {
      this.waiting = response;
      response.once('close', () => {
        if (this.waiting === response) this.waiting = undefined;
      });
      this.handOver();
      return;
    }
    const [, requestId, what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path.slice(version.length)) ?? [];
    if (request.method === 'POST' && what === 'response') await this.response(requestId, request, response);
    else if (request.method === 'POST' && what === 'error') await this.error(requestId, request, response);
    else if (request.method === 'POST' && path === `${version}/init/error`) await this.failedInit(request, response);
    else reply(response, 404, { errorType: 'NotFound', errorMessage: `${request.method} ${path} is no part of the Runtime API` });
  }

  private handOver(): void {
    const { waiting, queued } = this;
    if (!waiting || !queued) return;
    const { requestId, event, deadline, functionArn, traceId } = queued.invocation;
    this.waiting = undefined;
    this.queued = undefined;
    this.running = queued;
    waiting.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': event.length,
      'Lambda-Runtime-Aws-Request-Id': requestId,
      'Lambda-Runtime-Deadline-Ms': String(deadline),
      'Lambda-Runtime-Invoked-Function-Arn': functionArn,
      'Lambda-Runtime-Trace-Id': traceId,
    });
    waiting.end(event);
  }

  private async response(requestId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pending = this.taken(requestId);
    if (!pending) {
      request.resume();
      reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
      return;
    }
    if (request.headers['lambda-runtime-function-response-mode'] === 'streaming') {
      await streamed(request, pending);
      reply(response, 202, { status: 'OK' });
      return;
    }
    const payload = await read(request);
    reply(response, payload ? 202 : 413, { status: payload ? 'OK' : 'too large' });
    pending.settle(payload ? { kind: 'result', payload } : tooLarge());
  }

  private async error(requestId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pending = this.taken(requestId);
    const payload = await read(request);
    reply(response, pending ? 202 : 400, { status: pending ? 'OK' : 'Invalid request ID' });
    pending?.settle({ kind: 'error', payload: payload ?? Buffer.from('{"errorType":"Runtime.Unknown","errorMessage":""}') });
  }

  private async failedInit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = (await read(request))?.toString('utf8') || '{"errorType":"Runtime.Unknown","errorMessage":""}';
    this.initError = payload;
    reply(response, 202, { status: 'OK' });
    this.abandon(() => ({ kind: 'error', payload: Buffer.from(payload) }));
  }

  /** The call with this id, which is over with that. */
  private taken(requestId: string): Pending | undefined {
    const { running } = this;
    if (running?.invocation.requestId !== requestId) return undefined;
    this.running = undefined;
    return running;
  }
}

/** Hands the bytes on as they come; trailers say whether the function failed after all. */
function streamed(request: IncomingMessage, { settle }: Pending): Promise<void> {
  return new Promise((resolve) => {
    const payload = new PassThrough();
    payload.on('error', () => undefined);
    settle({ kind: 'stream', payload });
    request.pipe(payload, { end: false });
    request.once('end', () => {
      const failed = request.trailers['lambda-runtime-function-error-type'];
      if (failed === undefined) payload.end();
      else payload.destroy(new Error(String(failed)));
      resolve();
    });
    request.once('error', (error) => {
      payload.destroy(error);
      resolve();
    });
  });
}

/** Undefined for a body that is too long. */
async function read(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxAnswer) chunks.push(chunk);
  }
  return size <= maxAnswer ? Buffer.concat(chunks) : undefined;
}

function tooLarge(): Outcome {
  const errorMessage = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
  return { kind: 'error', payload: Buffer.from(JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage })) };
}

function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}
