import { pipeline as pipe, type Writable } from 'node:stream';
import { promisify } from 'node:util';
import type { Client, Gateway } from '../../engine/core';
import { type HeaderSpelling, usualSpelling } from './header-spelling';
import type { LambdaEvent } from './lambda-event';
import { lambdaExchange } from './lambda-handler';
import type { StreamHead } from './lambda-result';

const pipeline = promisify(pipe);

/** A handler that writes its answer piece by piece. */
export type StreamingHandler = (event: LambdaEvent, response: Writable) => Promise<void>;

/** What Lambda's Node.js runtime puts into the global scope for functions that stream. */
export interface LambdaStreaming {
  streamifyResponse(handler: StreamingHandler): unknown;
  readonly HttpResponseStream: { from(response: Writable, head: StreamHead): Writable };
}

/**
 * The same as the buffered handler, behind whatever invokes the function with response streaming: a function URL or a REST API. A load
 * balancer knows no streaming; it gets its answer as one piece.
 */
export function streamingHandler(
  gateway: Pick<Gateway, 'handle'>,
  streaming: Pick<LambdaStreaming, 'HttpResponseStream'>,
  spelling: HeaderSpelling = usualSpelling,
): StreamingHandler {
  return async (event, response) => {
    const { request, result, head } = lambdaExchange(event, spelling);
    const client: Client = { gone: false };
    response.once('close', () => {
      if (response.writableFinished) return;
      client.gone = true;
      client.onGone?.();
    });
    const message = await gateway.handle({ ...request, client });
    if (!head) {
      response.end(JSON.stringify(await result(message)));
      return;
    }
    const body = streaming.HttpResponseStream.from(response, head(message));
    if (message.body === undefined || message.body instanceof Uint8Array) {
      // Lambda sends the head with the first byte: an empty answer has to write one, if of no length.
      body.write(message.body ?? '');
      body.end();
    } else await pipeline(message.body, body);
  };
}
