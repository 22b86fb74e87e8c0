import { Readable } from 'node:stream';
import { readBody, utf8 } from '../body';
import type { Call } from '../call';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { Failure } from '../failure';
import { maxPayload } from '../limits';
import { functionFailed, malformed, streamedOutcome } from './lambda-proxy-result';

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
      return functionError ? functionFailed(utf8(body)) : ofBytes(Buffer.from(body));
    }
    const read = body instanceof Readable ? await readPrelude(body) : undefined;
    if (!read) return malformed(`no metadata and delimiter within the first ${longestPrelude} bytes`);
    if (read.rest.errored) return malformed(`the stream breaks off: ${read.rest.errored.message}`);
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
function readPrelude(stream: Readable): Promise<{ readonly prelude: string; readonly rest: Readable } | undefined> {
  return new Promise((resolve) => {
    let read: Buffer = Buffer.alloc(0);
    const settle = (found: number | undefined): void => {
      stream.off('readable', look).off('end', ended).off('close', ended);
      if (found === undefined) {
        stream.destroy();
        resolve(undefined);
        return;
      }
      // At once, within the event that brought it: a stream that has ended takes nothing back.
      const rest = read.subarray(found + delimiter.length);
      if (rest.length > 0) stream.unshift(rest);
      // One that breaks off before its reader listens is no error that nobody catches.
      stream.off('error', ended).on('error', () => undefined);
      resolve({ prelude: read.toString('utf8', 0, found), rest: stream });
    };
    const ended = (): void => settle(undefined);
    const look = (): void => {
      for (let chunk = stream.read() as Buffer | null; chunk !== null; chunk = stream.read() as Buffer | null) {
        read = Buffer.concat([read, chunk]);
        const found = read.indexOf(delimiter);
        if (found >= 0 && found <= longestPrelude) {
          settle(found);
          return;
        }
        if (read.length > longestPrelude + delimiter.length) {
          settle(undefined);
          return;
        }
      }
    };
    stream.on('readable', look).once('end', ended).on('error', ended).once('close', ended);
    look();
  });
}
