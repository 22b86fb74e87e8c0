/** What all ids of findings begin with, for people who acknowledge them. */
export const pluginName = 'cdk-rest-integrations';

const prefix = `${pluginName}::`;

/** A note that CDK keeps on a construct. */
interface MetadataEntry {
  readonly type?: unknown;
  readonly data?: unknown;
}

/** Rules of this package that the notes on one construct acknowledge. Each note of that type holds all acknowledged so far. */
export function acknowledgedRules(entries: readonly MetadataEntry[], type: string): { readonly rule: string; readonly reason: string }[] {
  const last = entries.filter((entry) => entry.type === type).at(-1);
  if (last === undefined) return [];
  return Object.entries((last.data ?? {}) as Readonly<Record<string, unknown>>)
    .filter(([id]) => id.startsWith(prefix))
    .map(([id, reason]) => ({ rule: id.slice(prefix.length), reason: String(reason) }));
}
