import type { Diagnostic } from '../definition';
import { problemsOf, type SourcedApi } from '../testing/sources';

type Severity = 'error' | 'warning';

/** One line for each severity that the API has open problems of, such as `2 errors: http-port (GET /pets), …`. */
export function problemSummary(api: SourcedApi, severities: readonly Severity[]): string[] {
  const open = problemsOf(api).filter(({ acknowledged }) => acknowledged === undefined);
  return severities.flatMap((severity) => {
    const found = open.filter((diagnostic) => diagnostic.severity === severity);
    if (found.length === 0) return [];
    const [first] = found as [Diagnostic];
    const count = `${found.length} ${severity}${found.length === 1 ? '' : 's'}`;
    const place = first.where === undefined ? '' : ` (${first.where})`;
    return [`${count}: ${first.rule}${place}${found.length > 1 ? ', …' : ''}`];
  });
}
