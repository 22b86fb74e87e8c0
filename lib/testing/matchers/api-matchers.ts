import type { Diagnostic } from '../../definition';
import { LocalApi } from '../local-api';
import { type MatcherContext, type MatcherResult, result } from './matcher';

/** Passes if nothing is wrong with the definition. */
export function toHaveNoProblems(this: MatcherContext, received: unknown): MatcherResult {
  const { problems } = apiOf(received, 'toHaveNoProblems');
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return result(this, problems.length === 0, this.isNot ? 'no problems' : `no problems, there is ${count}`, listed(problems));
}

/** Passes if the rule reports a problem, of this method where one is named. */
export function toHaveProblem(this: MatcherContext, received: unknown, rule: string, method?: string): MatcherResult {
  const { problems } = apiOf(received, 'toHaveProblem');
  const pass = problems.some((found) => found.rule === rule && (method === undefined || found.where === method));
  const wanted = method === undefined ? `the problem ${rule}` : `the problem ${rule} at ${method}`;
  return result(this, pass, wanted, problems.length === 0 ? 'there are no problems' : listed(problems));
}

function listed(problems: readonly Diagnostic[]): string {
  return problems
    .map(({ severity, rule, where, message, effect }) =>
      [
        `${severity}  ${rule}${where === undefined ? '' : `  ${where}`}`,
        `  ${message}`,
        ...(effect === undefined ? [] : [`  ${effect}`]),
      ].join('\n'),
    )
    .join('\n');
}

function apiOf(received: unknown, matcher: string): LocalApi {
  if (received instanceof LocalApi) return received;
  throw new Error(`${matcher} looks at an API: give it what \`LocalApi.from(…)\` returns`);
}
