import { Transform, type TransformCallback } from 'node:stream';

/** Bytes around a message's headers and payload: two lengths and their checksum, and the checksum of all. */
const frame = 16;
/** Longest message that Lambda sends. */
const maxMessage = 16 * 1024 * 1024;

/**
 * Takes the payload out of Lambda's event stream (`application/vnd.amazon.eventstream`): `PayloadChunk` events carry it, and
 * `InvokeComplete` says whether the function failed after all, which ends the stream with an error.
 */
export class PayloadChunks extends Transform {
  private pending: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    try {
      while (this.message());
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    callback(this.pending.length === 0 ? null : new Error('the event stream breaks off within a message'));
  }

  /** True if a whole message was there. */
  private message(): boolean {
    const { pending } = this;
    if (pending.length < frame) return false;
    const length = pending.readUInt32BE(0);
    const headersLength = pending.readUInt32BE(4);
    if (length < frame || length > maxMessage || headersLength > length - frame) throw new Error('the answer is no event stream');
    if (pending.length < length) return false;
    const headers = readHeaders(pending.subarray(12, 12 + headersLength));
    const payload = pending.subarray(12 + headersLength, length - 4);
    this.pending = pending.subarray(length);
    const type = headers.get(':event-type');
    if (headers.get(':message-type') === 'exception') throw new Error(`Lambda ends the stream: ${payload.toString('utf8')}`);
    if (type === 'PayloadChunk') this.push(payload);
    else if (type === 'InvokeComplete') refuseFailure(payload);
    return true;
  }
}

function refuseFailure(payload: Buffer): void {
  const { ErrorCode, ErrorDetails } = JSON.parse(payload.toString('utf8') || '{}') as { ErrorCode?: string; ErrorDetails?: string };
  if (ErrorCode) throw new Error(`${ErrorCode}: ${ErrorDetails ?? ''}`);
}

/** Headers that are texts; Lambda sends no others before its payload. */
function readHeaders(bytes: Buffer): Map<string, string> {
  const headers = new Map<string, string>();
  let position = 0;
  while (position < bytes.length) {
    const nameEnd = position + 1 + bytes[position];
    const name = bytes.toString('utf8', position + 1, nameEnd);
    if (bytes[nameEnd] !== 7) throw new Error(`the event stream has a header ${name} that is no text`);
    const length = bytes.readUInt16BE(nameEnd + 1);
    headers.set(name, bytes.toString('utf8', nameEnd + 3, nameEnd + 3 + length));
    position = nameEnd + 3 + length;
  }
  return headers;
}
