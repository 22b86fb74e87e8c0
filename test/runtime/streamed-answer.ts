import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { LambdaStreaming, StreamingHandler } from '../../lib/runtime/lambda';

type Head = Parameters<LambdaStreaming['HttpResponseStream']['from']>[1];

/** Lambda's part in streaming: it keeps the head, and passes the rest on. */
export function streamingRuntime(): { streaming: Pick<LambdaStreaming, 'HttpResponseStream'>; heads: Head[] } {
  const heads: Head[] = [];
  const from = (response: Writable, head: Head): Writable => {
    heads.push(head);
    return response;
  };
  return { streaming: { HttpResponseStream: { from } }, heads };
}

/** Calls a streaming handler and reads all that it writes. */
export async function streamedAnswer(handler: StreamingHandler, event: Parameters<StreamingHandler>[0]): Promise<Buffer> {
  const response = new PassThrough();
  const [body] = await Promise.all([buffer(response), handler(event, response)]);
  return body;
}
