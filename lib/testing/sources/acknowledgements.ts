import type { Acknowledgement } from '../../validation';
import type { MetadataEntry } from './cloud-assembly';

const metadataType = 'aws:cdk:acknowledged-rules';
const prefix = 'cdk-rest-integrations::';

/**
 * What people acknowledged with `Validations.of(scope).acknowledge(…)` on the construct of an API, above it or below it.
 *
 * @param apiPath construct path of the API
 * @param metadata what is noted about constructs, by their path
 */
export function acknowledgements(
  apiPath: string,
  metadata: Iterable<readonly [path: string, entries: readonly MetadataEntry[]]>,
): Acknowledgement[] {
  return Array.from(metadata).flatMap(([path, entries]) => {
    const shared = path === '' || apiPath.startsWith(`${path}/`);
    if (!shared && path !== apiPath && !path.startsWith(`${apiPath}/`)) return [];
    return rulesIn(entries).map(([rule, reason]) => ({ rule, reason, constructPath: path, shared }));
  });
}

/** Each entry holds all that was acknowledged on its construct so far. */
function rulesIn(entries: readonly MetadataEntry[]): [rule: string, reason: string][] {
  const last = entries.filter(({ type }) => type === metadataType).at(-1);
  return Object.entries((last?.data ?? {}) as Record<string, unknown>)
    .filter(([id]) => id.startsWith(prefix))
    .map(([id, reason]) => [id.slice(prefix.length), String(reason)]);
}
