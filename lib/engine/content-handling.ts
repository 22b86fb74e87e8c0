import { isUtf8 } from 'node:buffer';
import type { ContentHandling } from '../definition';
import { utf8 } from './body';

/** What happened to a body on its way, for the trace. */
export type Conversion = 'unchanged' | 'decoded as UTF-8' | 'encoded in base64' | 'decoded from base64';

/** A body after content handling; `text` is false if templates cannot read it. */
export interface Converted {
  readonly bytes: Uint8Array;
  readonly text: boolean;
  readonly conversion: Conversion;
}

/**
 * Request side. All cells of this table were recorded with bytes, base64 text and plain text; undefined is what is no base64 although
 * it should be.
 */
export function convertRequest(bytes: Uint8Array, binary: boolean, handling: ContentHandling | undefined): Converted | undefined {
  if (binary) return handling === 'CONVERT_TO_TEXT' ? encoded(bytes) : unchanged(bytes, false);
  return handling === 'CONVERT_TO_BINARY' ? decoded(bytes) : asText(bytes);
}

/** Response side; `binary` is the endpoint's Content-Type, `wanted` the client's Accept. */
export function convertResponse(
  bytes: Uint8Array,
  binary: boolean,
  wanted: boolean,
  handling: ContentHandling | undefined,
): Converted | undefined {
  if (handling === 'CONVERT_TO_TEXT') return binary ? encoded(bytes) : asText(bytes);
  if (handling === 'CONVERT_TO_BINARY') return binary ? unchanged(bytes, false) : decoded(bytes);
  if (binary) return wanted ? unchanged(bytes, false) : encoded(bytes);
  return wanted ? decoded(bytes) : asText(bytes);
}

/** The bytes of base64 text; undefined if it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}

function unchanged(bytes: Uint8Array, text: boolean): Converted {
  return { bytes, text, conversion: 'unchanged' };
}

function asText(bytes: Uint8Array): Converted {
  return bytes.length === 0 || isUtf8(bytes)
    ? unchanged(bytes, true)
    : { bytes: Buffer.from(utf8(bytes)), text: true, conversion: 'decoded as UTF-8' };
}

function encoded(bytes: Uint8Array): Converted {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return { bytes: Buffer.from(text), text: true, conversion: 'encoded in base64' };
}

function decoded(bytes: Uint8Array): Converted | undefined {
  const raw = decodeBase64(utf8(bytes));
  return raw && { bytes: raw, text: false, conversion: 'decoded from base64' };
}
