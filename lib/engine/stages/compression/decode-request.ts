import { promisify } from 'node:util';
import type zlib from 'node:zlib';
import { type Call, requestTooLarge } from '../../call';
import { Failure } from '../../failure';
import { maxPayload } from '../../limits';
import { loadZlib } from './load-zlib';

type Decode = (bytes: Uint8Array) => Promise<Uint8Array>;

const limits = { maxOutputLength: maxPayload };

function decoded(bytes: Uint8Array, by: 'gunzip' | 'inflate' | 'inflateRaw'): Promise<Uint8Array> {
  return promisify<Uint8Array, zlib.ZlibOptions, Buffer>(loadZlib()[by])(bytes, limits);
}

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', (bytes) => decoded(bytes, 'gunzip')],
  // Many clients leave out the frame of zlib that the standard wants around a deflated body; its first four bits say 8.
  ['deflate', (bytes) => decoded(bytes, (bytes[0] & 0x0f) === 8 ? 'inflate' : 'inflateRaw')],
  ['identity', (bytes) => Promise.resolve(bytes)],
]);

/** Codings in a row that are undone; more are taken for an attack. */
const mostCodings = 3;

/**
 * Undoes the Content-Encoding of a request's body before anybody looks at it, as the service does for every API: gzip, deflate and identity;
 * 415 for another coding, and for a body that is not what its header says (documented).
 */
export async function decodeRequest(call: Call, encoding: string): Promise<Failure | undefined> {
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
  const decodes = codings.map((coding) => decoders.get(coding));
  if (decodes.length > mostCodings || decodes.includes(undefined)) return unsupported(`the coding ${encoding} is not supported`);
  let bytes = await call.readBody();
  if (bytes instanceof Failure) return bytes;
  if (bytes.length === 0) return undefined;
  try {
    for (const decode of decodes.reverse()) bytes = await (decode as Decode)(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return requestTooLarge();
    return unsupported(`the body is no ${encoding}`);
  }
  call.replaceBody(bytes);
  return undefined;
}

function unsupported(reason: string): Failure {
  return new Failure('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', 'methodRequest', `Content-Encoding: ${reason}`);
}
