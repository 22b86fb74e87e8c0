import { problemsOf, type SourcedApi } from '../testing/sources';

type Severity = 'error' | 'warning';

/** One line for each severity that the API has open problems of, such as `2 errors: http-port (GET /pets), …`. */
export function problemSummary(api: SourcedApi, severities: readonly Severity[], maximumTold = 1): string[] {
  const open = problemsOf(api).filter(({ acknowledged }) => acknowledged === undefined);
  return severities.flatMap((severity) => {
    const found = open.filter((diagnostic) => diagnostic.severity === severity);
    if (found.length === 0) return [];
    const count = `${found.length} ${severity}${found.length === 1 ? '' : 's'}`;
    const told = found.slice(0, maximumTold).map(({ rule, where }) => (where === undefined ? rule : `${rule} (${where})`));
    return [`${count}: ${told.join(', ')}${found.length > maximumTold ? ', …' : ''}`];
  });
}

/** What is said of an API of which the reader had only a part. */
export function incompleteNote({ id, definition }: SourcedApi): readonly string[] {
  return definition.incomplete === true ? [`a part of ${id} is not at hand (a document in S3, or one that only the deployment makes)`] : [];
}
