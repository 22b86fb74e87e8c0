import type { Resource } from '../../definition';
import { joinPath, pathParts } from '../parts/resource-path';
import type { OpenApiContext } from './context';
import { anyMethod, readOperation } from './operation';
import { followReference } from './references';
import { ResourceTree } from './resource-tree';
import type { Security } from './security';

const verbs = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((verb) => [verb, verb.toUpperCase()] as const),
  [anyMethod, 'ANY'],
]);

/** Reads the paths of a document. */
export function readResources(context: OpenApiContext, security: Security, prefix: readonly string[]): readonly Resource[] {
  const tree = new ResourceTree(() => context.root.document.unreadable('its paths make more resources than can be read'));
  if (prefix.length > 0) tree.declare(prefix, context.root.origin());
  for (const { key, value } of context.members(context.root).map('paths')) {
    if (key.startsWith('x-')) continue;
    const parts = [...prefix, ...pathParts(key)];
    const path = joinPath(parts);
    if (!key.startsWith('/')) {
      context.problems.add('path-without-slash', {
        message: `The path ${key} does not begin with a slash; it is read as ${path}.`,
        origin: value.origin(),
        where: path,
        help: `write ${path}`,
      });
    }
    tree.declare(parts, value.origin());
    const pathItem = followReference(context, value, path);
    if (pathItem?.unresolved !== undefined) context.wrongType(`the path item of ${path}`, pathItem, 'an object', path);
    for (const operation of pathItem?.entries() ?? []) {
      const httpMethod = verbs.get(operation.key);
      if (pathItem === undefined || httpMethod === undefined) continue;
      if (operation.value.type !== 'object' || operation.value.unresolved !== undefined)
        context.wrongType(operation.key, operation.value, 'an object', path);
      else tree.addMethod(parts, readOperation(context, security, operation.value, { path, httpMethod, pathItem }));
    }
  }
  return tree.resources((context.root.get('paths') ?? context.root).origin());
}
