import { LRUCache } from 'lru-cache';
import type { JsonObject } from '../../../definition';

/** Tokens that are remembered, and milliseconds for which they are: keys may be withdrawn. */
const capacity = 500;
const longest = 300_000;

interface Verified {
  readonly claims: JsonObject;
}

/** Tokens whose signature was verified: a client sends the same one with every call. Whether one has expired is asked every time. */
export class KnownTokens {
  private readonly known = new LRUCache<string, Verified & { readonly until: number }>({ max: capacity });

  get(token: string, now: number): Verified | undefined {
    const found = this.known.get(token);
    return found && found.until > now ? found : undefined;
  }

  set(token: string, { claims }: Verified, now: number): void {
    this.known.set(token, { claims, until: now + longest });
  }
}
