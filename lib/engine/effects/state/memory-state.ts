import { LRUCache } from 'lru-cache';
import type { BucketUse, CachedResponse, CounterUse, SharedState } from './shared-state';

interface Bucket {
  tokens: number;
  at: number;
}

interface Counter {
  count: number;
  readonly endsAt: number;
}

interface Kept {
  readonly response: CachedResponse;
  readonly endsAt: number;
}

/** Counters of periods that are over are looked for when there are this many. */
const manyCounters = 1000;

/** State of one process. Its memory has bounds: cached responses by their bytes, buckets and counters by the keys that the definition has. */
export class MemoryState implements SharedState {
  private readonly buckets = new Map<string, Bucket>();
  private readonly counters = new Map<string, Counter>();
  private readonly responses: LRUCache<string, Kept>;

  /** @param maxBytes of all cached responses together */
  constructor(maxBytes: number) {
    this.responses = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf });
  }

  take(uses: readonly BucketUse[], counterUse: CounterUse | undefined, now: number): number {
    const buckets = uses.map((use) => this.refilled(use, now));
    const empty = buckets.findIndex(({ tokens }) => tokens < 1);
    if (empty >= 0) return empty;
    const counter = counterUse && this.counter(counterUse, now);
    if (counter && counter.count >= counterUse.limit) return buckets.length;
    for (const bucket of buckets) bucket.tokens -= 1;
    if (counter) counter.count += 1;
    return -1;
  }

  cached(key: string, now: number): CachedResponse | undefined {
    const kept = this.responses.get(key);
    if (!kept) return undefined;
    if (now < kept.endsAt) return kept.response;
    this.responses.delete(key);
    return undefined;
  }

  cache(key: string, response: CachedResponse, ttlInSeconds: number, now: number): void {
    // A copy: what came from the network may be a piece of something much longer.
    const body = new Uint8Array(response.body);
    this.responses.set(key, { response: { ...response, body }, endsAt: now + ttlInSeconds * 1000 });
  }

  flush(prefix: string): void {
    for (const key of [...this.responses.keys()]) if (key.startsWith(prefix)) this.responses.delete(key);
  }

  close(): Promise<void> {
    this.responses.clear();
    return Promise.resolve();
  }

  /** A clock that was set back gives nothing and takes nothing. */
  private refilled({ key, rate, burst }: BucketUse, now: number): Bucket {
    const bucket = this.buckets.get(key);
    if (!bucket) {
      const full = { tokens: burst, at: now };
      this.buckets.set(key, full);
      return full;
    }
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * rate) / 1000);
    bucket.at = now;
    return bucket;
  }

  private counter({ key, endsAt }: CounterUse, now: number): Counter {
    const known = this.counters.get(key);
    if (known && known.endsAt > now) return known;
    if (this.counters.size >= manyCounters) {
      for (const [old, { endsAt: over }] of this.counters) if (over <= now) this.counters.delete(old);
    }
    const counter = { count: 0, endsAt };
    this.counters.set(key, counter);
    return counter;
  }
}

/** Roughly what a response takes: characters are counted as bytes, and something for the objects around them. */
function sizeOf({ response: { headers, body } }: Kept, key: string): number {
  let bytes = key.length + body.length + 200;
  for (const text of headers) bytes += text.length;
  return bytes;
}
