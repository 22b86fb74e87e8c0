import type { ApiDefinition } from '../../definition';
import { apiCard } from './api-card';
import { byText } from './layout';
import { methodCard } from './method-card';

/** The cards of an API: what holds for all methods, then one card per method, by path and verb. */
export function describeApi(api: ApiDefinition): string {
  const methods = api.resources
    .flatMap((resource) => resource.methods.map((method) => ({ resource, method })))
    .sort((a, b) => byText(a.resource.path, b.resource.path) || byText(a.method.httpMethod, b.method.httpMethod));
  const head = apiCard(api);
  return [...(head === undefined ? [] : [head]), ...methods.map(({ resource, method }) => methodCard(api, resource, method))].join('\n\n');
}
