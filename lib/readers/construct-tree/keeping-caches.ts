/**
 * A stable `Lazy` produces its value once and keeps it: reading the tree early would freeze what the person adds later. This runs
 * `resolve` and takes such a value out of the caches again, where there was none before. CDK has no public way to ask without keeping.
 */
export function keepingCaches<T>(token: object, resolve: () => T): T {
  if (!hasCache(token)) return resolve();
  const fresh = cachesOf(token).filter((lazy) => lazy._cached === undefined);
  try {
    return resolve();
  } finally {
    for (const lazy of fresh) lazy._cached = undefined;
  }
}

/** False for most tokens, references above all. */
function hasCache(token: object): boolean {
  return '_cached' in token || 'inner' in token || 'source' in token || 'boxes' in token;
}

interface Cache {
  _cached: unknown;
}

/** Boxes that are derived from each other; CDK derives a few. */
const maximumDerivations = 20;

/** The token's own cache, or those of the boxes that it is derived from. */
function cachesOf(token: unknown, derivations = 0): readonly Cache[] {
  if (!isToken(token) || derivations > maximumDerivations) return [];
  if (Object.hasOwn(token, '_cached')) return [token as unknown as Cache];
  const { inner, source, boxes } = token;
  const several: readonly unknown[] = boxes !== null && typeof boxes === 'object' ? Object.values(boxes) : [];
  return [inner, source, ...several].flatMap((below) => cachesOf(below, derivations + 1));
}

interface DerivedToken {
  readonly inner?: unknown;
  readonly source?: unknown;
  readonly boxes?: unknown;
}

function isToken(value: unknown): value is DerivedToken {
  return value !== null && typeof value === 'object' && typeof (value as { readonly resolve?: unknown }).resolve === 'function';
}
