import type { Acknowledgement } from '../../validation';
// By its own path: the rules, which the door of the folder brings along, are loaded when they are asked for.
import { acknowledgedRules } from '../../validation/acknowledged-rules';
import type { MetadataEntry } from './cloud-assembly';

const metadataType = 'aws:cdk:acknowledged-rules';

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
    return acknowledgedRules(entries, metadataType).map((acknowledged) => ({ ...acknowledged, constructPath: path, shared }));
  });
}
