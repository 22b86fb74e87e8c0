import type { Problems } from '../problems';
import type { ResourceSet } from './resource-set';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** Tells of the parts of APIs that the template does not declare: of each API once. */
export function reportApisElsewhere(resources: readonly TemplateResource[], set: ResourceSet, problems: Problems): void {
  const parts = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    if (!resource.type.startsWith('AWS::ApiGateway::') || set.referredFrom(resource, 'RestApiId', types.restApi)) continue;
    const id = resource.properties.get('RestApiId');
    if (id === undefined) continue;
    const shown = JSON.stringify(id.json());
    const known = parts.get(shown);
    if (known) known.push(resource);
    else parts.set(shown, [resource]);
  }
  for (const [id, [first, ...others]] of parts) {
    if (first === undefined) continue;
    problems.add('api-elsewhere', {
      message: `${others.length === 0 ? `${first.logicalId} belongs` : `${first.logicalId} and ${others.length} more belong`} to the API ${id}, which the template does not declare, and ${others.length === 0 ? 'is' : 'are'} not read.`,
      origin: first.origin,
      help: 'read the template that declares the API',
    });
  }
}
