import { Readable } from 'node:stream';
import { readBody } from '../body';
import type { Call } from '../call';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { Failure } from '../failure';
import { maxPayload } from '../limits';
import { malformed, streamedOutcome } from './lambda-proxy-result';

/** Between metadata and body stand eight zero bytes (documented). */
const delimiter = Buffer.alloc(8);
/** The metadata has to be complete within so many bytes (documented). */
const longestPrelude = 16 * 1024;

/**
 * Makes a response of what a function streams: metadata as JSON, the delimiter, the body. `whole`: somebody wants every body as bytes.
 */
export function compileLambdaStreamResponse(
  whole: boolean,
): (call: Call, request: EndpointRequest, answer: EndpointAnswer) => Promise<Outcome | Failure> {
  return async (_call, _request, { body, functionError }) => {
    if (body instanceof Uint8Array) {
      // A function that does not stream: what it returned has no metadata, but its failure is known.
      return functionError ? malformed('the function failed') : ofBytes(Buffer.from(body));
    }
    const read = body instanceof Readable ? await readPrelude(body) : undefined;
    if (!read) return malformed(`no metadata and delimiter within the first ${longestPrelude} bytes`);
    const outcome = streamedOutcome(read.prelude, read.rest);
    if (outcome instanceof Failure) {
      read.rest.destroy();
      return outcome;
    }
    if (!whole) return outcome;
    const bytes = await readBody(read.rest, maxPayload);
    return typeof bytes === 'string' ? malformed(`the stream is ${bytes}`) : { ...outcome, body: bytes };
  };
}

function ofBytes(bytes: Buffer): Outcome | Failure {
  const end = bytes.subarray(0, longestPrelude).indexOf(delimiter);
  if (end < 0) return malformed(`no metadata and delimiter within the first ${longestPrelude} bytes`);
  return streamedOutcome(bytes.toString('utf8', 0, end), bytes.subarray(end + delimiter.length));
}

/** Reads a stream up to its delimiter; undefined where there is none in time. */
async function readPrelude(stream: Readable): Promise<{ readonly prelude: string; readonly rest: Readable } | undefined> {
  let read: Buffer = Buffer.alloc(0);
  try {
    for (;;) {
      const chunk = await nextChunk(stream);
      if (!chunk) return undefined;
      read = Buffer.concat([read, chunk]);
      const end = read.indexOf(delimiter);
      if (end >= 0 && end <= longestPrelude) {
        const rest = read.subarray(end + delimiter.length);
        if (rest.length > 0) stream.unshift(rest);
        return { prelude: read.toString('utf8', 0, end), rest: stream };
      }
      if (read.length > longestPrelude + delimiter.length) {
        stream.destroy();
        return undefined;
      }
    }
  } catch {
    return undefined;
  }
}

/** The next piece of a stream that nobody else reads; undefined at its end. */
function nextChunk(stream: Readable): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      stream.off('readable', look).off('end', ended).off('error', failed).off('close', ended);
      finish();
    };
    const ended = () => settle(() => resolve(undefined));
    const failed = (error: Error) => settle(() => reject(error));
    const look = () => {
      const chunk = stream.read() as Buffer | null;
      if (chunk !== null) settle(() => resolve(chunk));
    };
    stream.on('readable', look).once('end', ended).once('error', failed).once('close', ended);
    look();
  });
}
