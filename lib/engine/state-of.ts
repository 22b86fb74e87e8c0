import type { ApiPlan, UsagePlanPlan } from '../plan';
import type { SharedState } from './effects';
import type { GatewayOptions } from './gateway-options';

/** What cached responses of one process take at most, however large the stage's cluster is. */
const mostBytes = 256 * 1024 * 1024;

/** Where an API leaves what later calls need to know: what it was given, else this process; undefined for an API without limits and cache. */
export function stateOf(plan: ApiPlan, given: GatewayOptions['state']): SharedState | undefined {
  if (!needsState(plan)) return undefined;
  if (given) return typeof given === 'function' ? given() : given;
  return memoryState(plan.stage.cacheBytes);
}

/** State of this process; its cached responses take as much as the stage's cluster has, and never more than 256 MiB. */
export function memoryState(clusterBytes: number = mostBytes): SharedState {
  const { MemoryState } = require('./effects/state/memory-state') as typeof import('./effects/state/memory-state');
  return new MemoryState(Math.min(clusterBytes, mostBytes));
}

/** Whether calls of an API leave anything behind for later ones. */
export function needsState({ accountThrottle, methods, usage }: ApiPlan): boolean {
  return accountThrottle !== undefined || methods.some(({ throttle, cache }) => throttle ?? cache) || (usage?.plans ?? []).some(limits);
}

function limits({ throttle, quota, methods }: UsagePlanPlan): boolean {
  return throttle !== undefined || quota !== undefined || methods.length > 0;
}
