/**
 * A stable `Lazy` produces its value once and keeps it: reading the tree early would freeze what the person adds later. This runs
 * `resolve` and takes such a value out of the caches again, where there was none before. CDK has no public way to ask without keeping.
 */
export function keepingCaches<T>(token: object, resolve: () => T): T {
  const fresh = cachesOf(token).filter((lazy) => lazy._cached === undefined);
  try {
    return resolve();
  } finally {
    for (const lazy of fresh) lazy._cached = undefined;
  }
}

interface Cache {
  _cached: unknown;
}

/** The token's own cache, or those of the boxes that it is derived from. */
function cachesOf(token: unknown): readonly Cache[] {
  if (token === null || typeof token !== 'object') return [];
  if (Object.hasOwn(token, '_cached')) return [token as Cache];
  const { inner, source, boxes } = token as { inner?: unknown; source?: unknown; boxes?: unknown };
  const several = boxes !== null && typeof boxes === 'object' ? Object.values(boxes) : [];
  return [inner, source, ...several].flatMap(cachesOf);
}
