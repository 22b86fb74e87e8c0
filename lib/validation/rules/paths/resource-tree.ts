import type { ApiDefinition, Resource } from '../../../definition';
import { isImported } from '../../provenance';

/** Path of the resource above; undefined for the root. */
export function parentPath({ path }: Resource): string | undefined {
  if (path === '/') return undefined;
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** Last part of a path. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * What a mistake in a resource is said of. The import names the path that it was creating the resource for, which is the first
 * one at or below it that has methods.
 */
export function spokenPath(resource: Resource, definition: ApiDefinition): string {
  if (!isImported(resource) || resource.methods.length > 0) return resource.path;
  const below = definition.resources.find(({ path, methods }) => methods.length > 0 && path.startsWith(`${resource.path}/`));
  return (below ?? resource).path;
}
