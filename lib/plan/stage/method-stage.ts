import type { Method } from '../../definition';
import type { Resolver } from '../resolver';
import { methodCache } from './method-cache';
import { methodSettings } from './method-settings';
import type { ChosenStage } from './stage';
import type { MethodStagePlan } from './stage-plan';
import { methodThrottle } from './throttle';

/** Finds what the stage adds to a method; nothing where it sets nothing. */
export function methodStage(
  { defined }: ChosenStage,
  resolver: Resolver,
): (path: string, method: Method, resourceId: string) => MethodStagePlan {
  const settingsOf = methodSettings(defined.methodSettings ?? [], resolver);
  const hasCluster = resolver.boolean(defined.cacheClusterEnabled);
  return (path, method, resourceId) => {
    const settings = settingsOf(path, method.httpMethod);
    const throttle = methodThrottle(settings, resolver);
    const cache = hasCluster ? methodCache(method, resourceId, settings, resolver) : undefined;
    return { ...(throttle && { throttle }), ...(cache && { cache }) };
  };
}
