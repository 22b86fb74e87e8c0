import { isLiteral, type Method, type Resource } from '../../definition';
import { type DraftEntry, type DraftObject, object } from './draft';
import { operation } from './operation';
import { placeholderName } from './placeholder';
import type { Writing } from './writing';

const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];

/** All paths, in the order of the definition. */
export function paths(writing: Writing): DraftObject {
  const { resources } = writing.definition;
  const entries = resources.flatMap((resource, index): DraftEntry[] => {
    const item = pathItem(resource, writing);
    // The import makes the resources above a path, and the root, by itself.
    if (item === undefined)
      return resource.path === '/' || isAbove(resource, resources[index + 1]) ? [] : [[pathKey(resource, writing), {}]];
    return [[pathKey(resource, writing), item]];
  });
  return object(entries);
}

function isAbove(resource: Resource, next: Resource | undefined): boolean {
  return next?.path.startsWith(`${resource.path}/`) ?? false;
}

function pathItem(resource: Resource, writing: Writing): DraftObject | undefined {
  if (resource.methods.length === 0) return undefined;
  const declared = new Set(resource.methods.map(({ httpMethod }) => httpMethod));
  return object(resource.methods.flatMap((method) => operations(method, resource.path, declared, writing)));
}

function operations(method: Method, path: string, declared: ReadonlySet<string>, writing: Writing): DraftEntry[] {
  if (method.httpMethod === 'ANY') {
    if (writing.extensions) return [['x-amazon-apigateway-any-method', operation(method, path, writing)]];
    // An operation's id is unique in a document.
    const anonymous = { ...method, operationName: undefined };
    return verbs.filter((verb) => !declared.has(verb)).map((verb) => [verb.toLowerCase(), operation(anonymous, path, writing)]);
  }
  if (verbs.includes(method.httpMethod) || (method.httpMethod === 'TRACE' && writing.version === '3.0')) {
    return [[method.httpMethod.toLowerCase(), operation(method, path, writing)]];
  }
  writing.warn(`${method.httpMethod} ${path}: a document has no verb ${method.httpMethod}; the method is left out.`);
  return [];
}

/** A key cannot be an intrinsic, so that a path that is not known at synth stands in a document as text. */
function pathKey(resource: Resource, writing: Writing): string {
  const { path, pathPart } = resource;
  if (pathPart !== undefined && !isLiteral(pathPart)) {
    const name = placeholderName(pathPart);
    writing.warn(`${path}: a path part that is not known at synth cannot be said in a document, which has its paths by name (${name}).`);
  }
  if (!writing.portable) return path;
  const known = path.replace(/\$\{([^}]*)\}/g, (_, token: string) => placeholderName({ unresolved: token }));
  // Other tools take `{proxy+}` for a variable named `proxy+`.
  return writing.extensions ? known : known.replace(/\{([^{}+]+)\+\}/g, '{$1}');
}
