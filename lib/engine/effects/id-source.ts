import { randomFillSync, randomUUID } from 'node:crypto';

/** Where the ids of a call come from. */
export interface IdSource {
  /** `$context.requestId` and `x-amzn-RequestId`. */
  requestId(): string;
  /** `$context.extendedRequestId` and `x-amz-apigw-id`, for the call with this request id. */
  extendedRequestId(requestId: string): string;
  /** Value of `X-Amzn-Trace-Id`'s Root: `1-{8 hex digits of the time}-{24 hex digits}`. */
  traceRoot(requestId: string, now: number): string;
  /** 16 hex digits, a segment of a trace. */
  traceSegment(requestId: string): string;
  /** From 0 to 100, evenly spread: a request goes to the canary if it is less than the canary's share. */
  canaryDraw(): number;
}

/** Random bytes, drawn many at a time: a call needs a few, and every draw costs as much as a whole stage. */
const pool = Buffer.alloc(4096);
let drawn = pool.length;

function randomText(bytes: number, encoding: 'hex' | 'base64url'): string {
  if (drawn + bytes > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += bytes;
  return pool.toString(encoding, drawn - bytes, drawn);
}

export const randomIds: IdSource = {
  requestId: () => randomUUID(),
  extendedRequestId: () => `${randomText(11, 'base64url')}=`,
  traceRoot: (_requestId, now) => traceRoot(now, randomText(12, 'hex')),
  traceSegment: () => randomText(8, 'hex'),
  canaryDraw: () => Math.random() * 100,
};

/** Ids that count: `req-1`, `req-2`, …; everything else follows from them, so that snapshots stay the same. */
export function countingIds(): IdSource {
  let calls = 0;
  let draws = 0;
  const digits = (requestId: string, length: number) => requestId.replace(/\D/g, '').padStart(length, '0');
  return {
    requestId: () => `req-${++calls}`,
    extendedRequestId: (requestId) => `${requestId}=`,
    traceRoot: (requestId, now) => traceRoot(now, digits(requestId, 24)),
    traceSegment: (requestId) => digits(requestId, 16),
    // Of a hundred draws in a row none comes twice, and few in a row lie on the same side of any share.
    canaryDraw: () => (draws++ * 37) % 100,
  };
}

function traceRoot(now: number, random: string): string {
  return `1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')}-${random}`;
}
