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
