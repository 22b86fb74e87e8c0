import type { CachedResponse } from '../../engine/core';

/** Status and headers as JSON on a line of their own, then the bytes of the body. */
export function storedResponse({ status, headers, body }: CachedResponse): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify([status, headers])}\n`), body]);
}

/** The response; undefined for what somebody else put there. */
export function restoredResponse(stored: Buffer): CachedResponse | undefined {
  const end = stored.indexOf('\n');
  try {
    const [status, headers] = JSON.parse(stored.toString('utf8', 0, Math.max(0, end))) as [unknown, unknown];
    if (typeof status !== 'number' || !Array.isArray(headers) || !headers.every((text) => typeof text === 'string')) return undefined;
    return { status, headers, body: stored.subarray(end + 1) };
  } catch {
    return undefined;
  }
}
