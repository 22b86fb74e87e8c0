import { createHash } from 'node:crypto';
import { createClient, RESP_TYPES } from '@redis/client';
import type { BucketUse, CachedResponse, CounterUse, SharedState } from '../../engine/core';
import { Availability } from './availability';
import { restoredResponse, storedResponse } from './stored-response';
import { takeScript } from './take-script';

const scriptHash = createHash('sha1').update(takeScript).digest('hex');

/** The first calls of a process wait so long for its connection: without it they would all be let through. */
const firstPatience = 2000;

/**
 * State of several processes, in a Valkey or Redis server (5 or newer). Where the server is away, every call is let through and nothing is
 * cached; a call waits a quarter of a second at most, and then none does until the server is back.
 */
export class RedisState implements SharedState {
  private readonly client;
  private readonly bytes;
  private readonly server: Availability;
  private connecting: Promise<unknown> | undefined;

  /**
   * @param url `redis://user:password@host:6379/0`, or `rediss://` for TLS
   * @param note is told a line when the server goes, and one when it is back
   */
  constructor(url: string, note: (line: string) => void) {
    this.client = createClient({
      url,
      RESP: 2,
      disableOfflineQueue: true,
      socket: { connectTimeout: 1000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 1000) },
    });
    // The client reconnects by itself; who asks meanwhile is told.
    this.client.on('error', () => undefined);
    this.bytes = this.client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    this.server = new Availability(new URL(url).host, note);
    this.connecting = new Promise((resolve, reject) => {
      // It goes on trying; that it failed once is enough to know.
      this.client.once('error', reject);
      this.client.connect().then(resolve, reject);
    }).finally(() => {
      this.connecting = undefined;
    });
    this.connecting.catch(() => undefined);
  }

  take(buckets: readonly BucketUse[], counter: CounterUse | undefined, now: number): Promise<number> {
    const keys = [...buckets, ...(counter ? [counter] : [])].map(({ key }) => own(key));
    const limits = [buckets.length, ...buckets.flatMap(({ rate, burst }) => [rate, burst])];
    const counted = counter ? [counter.limit, Math.max(counter.endsAt, now)] : [];
    const options = { keys, arguments: [...limits, ...counted].map(String) };
    return this.ask(async () => Number(await this.evaluate(options)), -1);
  }

  cached(key: string): Promise<CachedResponse | undefined> {
    return this.ask(async () => {
      const stored = await this.bytes.get(responseKey(key));
      return stored === null ? undefined : restoredResponse(stored);
    }, undefined);
  }

  cache(key: string, response: CachedResponse, ttlInSeconds: number): Promise<void> {
    return this.ask(async () => {
      await this.client.set(responseKey(key), storedResponse(response), { expiration: { type: 'EX', value: ttlInSeconds } });
    }, undefined);
  }

  flush(prefix: string): Promise<void> {
    const pattern = `${own(prefix).replace(/[\\*?[\]]/g, '\\$&')}*`;
    return this.ask(
      async () => {
        for await (const keys of this.client.scanIterator({ MATCH: pattern, COUNT: 1000 })) {
          if (keys.length > 0) await this.client.unlink(keys);
        }
      },
      undefined,
      30_000,
    );
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.connecting?.catch(() => undefined);
  }

  private ask<T>(question: () => Promise<T>, without: T, wait?: number): Promise<T> {
    const { connecting } = this;
    if (!connecting) return this.server.ask(question, without, wait);
    return this.server.ask(() => connecting.then(question), without, firstPatience);
  }

  /** The server forgets scripts when it starts anew. */
  private async evaluate(options: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown> {
    try {
      return await this.client.evalSha(scriptHash, options);
    } catch (error) {
      if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
      return this.client.eval(takeScript, options);
    }
  }
}

/** Keys of others may stand beside these. */
function own(key: string): string {
  return `restapi:${key}`;
}

/** A key holds what clients send: as long as they like, and not to be read in a server's log. */
function responseKey(key: string): string {
  const end = key.indexOf(':cache:') + ':cache:'.length;
  return own(key.slice(0, end) + createHash('sha256').update(key.slice(end)).digest('base64url'));
}
