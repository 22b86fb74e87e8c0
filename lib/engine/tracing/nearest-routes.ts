import type { MethodPlan } from '../../plan';
import { pathDistance } from './path-distance';

/** How many are worth telling. */
const told = 3;

/** What another verb adds to a path that is near; to one that is known it adds nothing, for then the verb is the mistake. */
const otherVerb = 0.25;

/** What is so much farther than the nearest is left out beside it. */
const reach = 0.4;

/**
 * Up to three methods that the client may have meant, the nearest first: `GET /pets/{petId}`. None is told that is merely the least far:
 * methods of the path with another verb, misspelt paths, and paths that go on where the other one ends.
 */
export function nearestRoutes(methods: readonly MethodPlan[], verb: string, path: string): readonly string[] {
  const wanted = path.split('/').filter(Boolean);
  return methods
    .flatMap(({ httpMethod, resourcePath }) => {
      const far = pathDistance(resourcePath.split('/').filter(Boolean), wanted);
      if (far === undefined) return [];
      const sameVerb = httpMethod === verb || httpMethod === 'ANY';
      return [{ name: `${httpMethod} ${resourcePath}`, sameVerb, distance: far === 0 || sameVerb ? far : far + otherVerb }];
    })
    .sort(
      (one, other) => one.distance - other.distance || Number(other.sameVerb) - Number(one.sameVerb) || (one.name < other.name ? -1 : 1),
    )
    .filter(({ distance }, _index, [nearest]) => distance < nearest.distance + reach)
    .slice(0, told)
    .map(({ name }) => name);
}
