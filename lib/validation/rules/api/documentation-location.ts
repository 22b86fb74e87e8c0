import type { Json } from '../../../definition';
import { developerGuide } from '../../documentation';
import { openApi, soundPaths } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

const documented = (location: Record<string, string>) =>
  openApi(soundPaths, { 'x-amazon-apigateway-documentation': { documentationParts: [{ location, properties: { description: 'Pets' } }] } });

/** What is said of the whole API has no place within it. */
export const documentationLocation: Rule = {
  id: 'documentation-location',
  consequence: 'rejected',
  summary: 'Documentation of the API itself names no path, method, status code or name.',
  effect: 'The service refuses it: [Location type: API cannot have path, method, statusCode or name defined.]',
  docs: developerGuide('api-gateway-documenting-api'),
  fails: documented({ type: 'API', path: '/pets' }),
  passes: documented({ type: 'RESOURCE', path: '/pets' }),
  *check({ documentation }): Iterable<Finding> {
    for (const part of documentation?.parts ?? []) {
      const location = new Map(Object.entries((part.location.json ?? {}) as Record<string, Json>));
      const extra = ['path', 'method', 'statusCode', 'name'].filter((key) => location.get(key) !== undefined && location.get(key) !== null);
      if (location.get('type') !== 'API' || extra.length === 0) continue;
      yield {
        at: part,
        message: `Documentation of the API itself names ${extra.join(', ')}.`,
        ...(isImported(part) ? { consequence: 'sometimes-fails' } : {}),
        help: [advise(`remove ${extra.join(', ')}, or write the type of the part that is meant`)],
      };
    }
  },
};
