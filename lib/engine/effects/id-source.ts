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
 * How many calls the next draw is for: one at first, whose answer somebody waits for while nothing is compiled yet, then ever more.
 */
function nextCalls(calls: number): number {
  return Math.min(256, calls * 4);
}

/**
 * Random digits, drawn for some hundred calls at a time and cut from one text: a call needs a few, and every draw of its own costs as
 * much as a whole stage. They name calls and guard nothing; random numbers that do would have a start load all of cryptography.
 */
function randomDigits(encoding: 'hex' | 'base64url'): (count: number) => string {
  const bytes = Buffer.allocUnsafeSlow(12_288);
  const words = new Uint32Array(bytes.buffer);
  let calls = 1;
  let text = '';
  let cut = 0;
  return (count) => {
    if (cut + count > text.length) {
      const drawn = calls * 12;
      for (let index = 0; index < drawn; index++) words[index] = Math.random() * 2 ** 32;
      text = bytes.toString(encoding, 0, drawn * words.BYTES_PER_ELEMENT);
      calls = nextCalls(calls);
      cut = 0;
    }
    cut += count;
    return text.slice(cut - count, cut);
  };
}

const hex = randomDigits('hex');
const base64url = randomDigits('base64url');

const uuidForm = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';
const uuidDigits = [...uuidForm].flatMap((sign, place) => (sign === 'x' || sign === 'y' ? [place] : []));
const uuidVariant = uuidForm.indexOf('y');
const hexDigits = Buffer.from('0123456789abcdef');

/** Random UUIDs, version 4, written out some hundred at a time: one put together of its parts is put together again by whoever reads it. */
function randomUuids(): () => string {
  const bytes = Buffer.from(uuidForm.repeat(256));
  let calls = 1;
  let text = '';
  let cut = 0;
  return () => {
    if (cut === text.length) {
      const drawn = calls * uuidForm.length;
      for (let start = 0; start < drawn; start += uuidForm.length) writeUuid(bytes, start);
      text = bytes.toString('latin1', 0, drawn);
      calls = nextCalls(calls);
      cut = 0;
    }
    cut += uuidForm.length;
    return text.slice(cut - uuidForm.length, cut);
  };
}

function writeUuid(bytes: Buffer, start: number): void {
  let word = 0;
  for (let index = 0; index < uuidDigits.length; index++) {
    if (index % 8 === 0) word = Math.floor(Math.random() * 2 ** 32);
    const digit = word & 15;
    bytes[start + uuidDigits[index]] = hexDigits[uuidDigits[index] === uuidVariant ? 8 | (digit & 3) : digit];
    word >>>= 4;
  }
}

export const randomIds: IdSource = {
  requestId: randomUuids(),
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
  const second = Math.floor(now / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    rootPrefix = `1-${second.toString(16).padStart(8, '0')}-`;
  }
  return rootPrefix + random;
}

/** What every root of a second begins with. */
let rootPrefix = '';
let lastSecond = Number.NaN;
