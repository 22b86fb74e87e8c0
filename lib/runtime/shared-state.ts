import type { SharedState } from '../engine/core';
import { CannotStart } from './values-at-start';

/** Says what to write; not what was written, which may hold a password. */
export const noRedisUrl = 'REDIS_URL (--redis) is no URL of a Redis or Valkey server: write redis://HOST:6379.';

export function isRedisUrl(url: string): boolean {
  return URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol);
}

/** Makes the state that a URL names; loads what it takes when it is called. @throws CannotStart for what is no such URL */
export function sharedStateAt(url: string, note: (line: string) => void = toStderr): () => SharedState {
  if (!isRedisUrl(url)) throw new CannotStart(noRedisUrl);
  return () => {
    const { RedisState } = require('./redis/redis-state') as typeof import('./redis/redis-state');
    return new RedisState(url, note);
  };
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
