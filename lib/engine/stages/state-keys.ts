import type { ApiPlan } from '../../plan';
import type { ApiRuntime } from '../api-runtime';

/**
 * Beginnings of the keys under which an API's state is kept. The part in braces keeps all keys of an API on one node of a cluster, so that
 * one script may use several of them.
 */
export interface StateKeys {
  /** Usage plans hold for all stages together (documented). */
  readonly api: string;
  readonly stage: string;
  /** Cached responses; a canary has its own ones unless it shares those of the stage. */
  readonly responses: string;
}

export function stateKeys({ plan, canary }: ApiRuntime): StateKeys {
  const apart = canary === true && plan.stage.canary?.useStageCache !== true;
  return {
    api: apiPrefix(plan),
    stage: `${apiPrefix(plan)}:${encodeURIComponent(plan.stage.name)}`,
    responses: `${responsePrefix(plan)}${apart ? 'canary:' : ''}`,
  };
}

/** Beginning of the keys of all cached responses of a stage. */
export function responsePrefix(plan: ApiPlan): string {
  return `${apiPrefix(plan)}:${encodeURIComponent(plan.stage.name)}:cache:`;
}

function apiPrefix({ name }: ApiPlan): string {
  return `{${encodeURIComponent(name)}}`;
}
