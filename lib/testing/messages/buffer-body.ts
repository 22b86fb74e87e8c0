import { buffer } from 'node:stream/consumers';
import type { Body } from '../../engine';

/** All bytes of a body. */
export async function bufferBody(body: Body): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  return body instanceof Uint8Array ? body : buffer(body);
}
