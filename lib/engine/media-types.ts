import { mediaType } from './headers';

/** Tells whether a Content-Type or Accept header names a binary media type. */
export type IsBinary = (header: string | undefined) => boolean;

/**
 * `type/*` stands for every subtype and for itself; a wildcard before the slash matches nothing (recorded), except for the
 * documented catch-all of both.
 */
export function compileBinaryMediaTypes(types: readonly string[]): IsBinary {
  if (types.length === 0) return () => false;
  const all = types.includes('*/*');
  const exact = new Set(types.map((type) => type.toLowerCase()).filter((type) => !type.startsWith('*/')));
  const prefixes = [...exact].filter((type) => type.endsWith('/*')).map((type) => type.slice(0, -1));
  return (header) => {
    const type = mediaType(header);
    if (type === undefined || !type.includes('/')) return all;
    return all || exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
  };
}

/** The entry of a media type in a map of templates or models, else that of `$default`. */
export function entryFor<T>(entries: ReadonlyMap<string, T>, type: string): T | undefined {
  return entries.get(type) ?? entries.get('$default');
}
