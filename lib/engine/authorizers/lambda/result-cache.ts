import { LRUCache } from 'lru-cache';
import type { AuthorizerResult } from './authorizer-result';

/** Results that are kept of one authorizer. What was not asked for longest goes first. */
const capacity = 1000;

interface Kept {
  readonly result: AuthorizerResult;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The results of one authorizer by the values of its identity sources. */
export class ResultCache {
  private readonly kept = new LRUCache<string, Kept>({ max: capacity });

  /** @param ttl seconds */
  constructor(private readonly ttl: number) {}

  get(values: readonly string[], now: number): AuthorizerResult | undefined {
    const key = JSON.stringify(values);
    const found = this.kept.get(key);
    if (!found || found.until > now) return found?.result;
    this.kept.delete(key);
    return undefined;
  }

  set(values: readonly string[], result: AuthorizerResult, now: number): void {
    this.kept.set(JSON.stringify(values), { result, until: now + this.ttl * 1000 });
  }
}
