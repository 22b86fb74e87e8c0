import type { Trace } from '../../engine';

/** `canary of dev`; nothing for a call that went where all calls go. */
export function canaryLines({ canary, stage }: Trace): string[] {
  return canary ? [`canary of ${stage}`] : [];
}

/** `hit`, or `miss` and whether the response is kept; and what became of the client's wish for a fresh one. */
export function cacheLines({ cache }: Trace): string[] {
  if (!cache) return [];
  const found = cache.result === 'hit' ? 'hit' : `miss${cache.kept ? '' : ' · not kept'}`;
  if (!cache.invalidation) return [found];
  return [`${found} · max-age=0 ${cache.invalidation === 'allowed' ? 'invalidated it' : 'ignored: not authorized'}`];
}
