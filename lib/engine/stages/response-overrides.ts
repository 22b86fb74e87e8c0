import { responseOverrides } from '../../mapping/variables';
import { wireText } from '../headers';
import type { CallVariables } from '../template-rendering';

export interface OverriddenResponse {
  readonly headers: readonly string[];
  readonly status: number | undefined;
}

/** What the templates of a call put into `$context.responseOverride`, the request template's included (recorded). */
export function overriddenResponse(variables: CallVariables | undefined): OverriddenResponse {
  if (!variables?.contextRead) return { headers: [], status: undefined };
  const { header, status } = responseOverrides(variables);
  return { headers: header.flatMap(([name, values]) => [name, wireText(values.join(','))]), status: statusOf(status) };
}

/** An integer from 100 to 599; any other value is ignored. */
function statusOf(text = ''): number | undefined {
  const status = /^\d{3}$/.test(text) ? Number(text) : 0;
  return status >= 100 && status <= 599 ? status : undefined;
}
