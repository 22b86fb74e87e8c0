import type { RawHeaders } from '../../message';

/** A token to be taken from a bucket. */
export interface BucketUse {
  readonly key: string;
  /** Tokens a second that come in. */
  readonly rate: number;
  /** Tokens that it holds. */
  readonly burst: number;
}

/** A request to be counted. */
export interface CounterUse {
  readonly key: string;
  readonly limit: number;
  /** When it is forgotten, in milliseconds since 1970. */
  readonly endsAt: number;
}

/** An integration response that is kept. */
export interface CachedResponse {
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}

type Later<T> = T | Promise<T>;

/**
 * What calls leave behind for later ones: token buckets, counters and cached responses; within a process, or for several of them. An
 * implementation that cannot be reached lets every call through and has nothing cached; it never rejects, and never waits for long.
 */
export interface SharedState {
  /**
   * Takes a token from every bucket and counts the request, or does nothing of it: answers the index of the first bucket that has no
   * token, the number of buckets for a counter that is at its limit, and -1 where nobody refused.
   *
   * @param now milliseconds since 1970, by the gateway's clock
   */
  take(buckets: readonly BucketUse[], counter: CounterUse | undefined, now: number): Later<number>;
  /** The response under a key, unless its time is over. */
  cached(key: string, now: number): Later<CachedResponse | undefined>;
  /** Keeps a response; where there is no room, those that were not asked for go first. */
  cache(key: string, response: CachedResponse, ttlInSeconds: number, now: number): Later<void>;
  /** Forgets every cached response whose key begins so. */
  flush(prefix: string): Later<void>;
  close(): Promise<void>;
}
