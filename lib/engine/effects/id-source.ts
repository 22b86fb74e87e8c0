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

/**
 * Random digits, drawn for some hundred calls at a time and cut from one text: a call needs a few, and every draw of its own costs as
 * much as a whole stage. They name calls and guard nothing; random numbers that do would have a start load all of cryptography.
 */
function randomDigits(encoding: 'hex' | 'base64url'): (count: number) => string {
  const bytes = Buffer.allocUnsafeSlow(12_288);
  const words = new Uint32Array(bytes.buffer);
  let text = '';
  let cut = 0;
  return (count) => {
    if (cut + count > text.length) {
      for (let index = 0; index < words.length; index++) words[index] = Math.random() * 2 ** 32;
      text = bytes.toString(encoding);
      cut = 0;
    }
    cut += count;
    return text.slice(cut - count, cut);
  };
}

const hex = randomDigits('hex');
const base64url = randomDigits('base64url');

/** A random UUID, version 4. */
function uuid(): string {
  const digits = hex(31);
  const variant = '89ab'[digits.charCodeAt(15) & 3];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(16, 19)}-${digits.slice(19)}`;
}

export const randomIds: IdSource = {
  requestId: uuid,
  extendedRequestId: () => `${base64url(15)}=`,
  traceRoot: (_requestId, now) => traceRoot(now, hex(24)),
  traceSegment: () => hex(16),
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
