import { type ApiDefinition, isLiteral, type Origin, type Resource, type Value } from '../../definition';
import type { Problems } from '../problems';

/**
 * An API that deploys as one document: what is declared beside a document that it was given goes into the same document. A part that
 * both declare is a contradiction; the document's counts.
 */
export function withAdditions(body: ApiDefinition, own: ApiDefinition, problems: Problems): ApiDefinition {
  const conflict = (what: string, given: Origin, { origin }: { readonly origin: Origin }): void => {
    problems.add('resource-duplicate', {
      message: `${what} is declared in the API's document (${place(given)}), and once more beside it.`,
      origin,
      consequence: 'rejected',
      help: 'declare it in one of the two',
    });
  };
  return {
    ...own,
    resources: mergedByPath(body.resources, own.resources, conflict),
    requestValidators: merged(body.requestValidators, own.requestValidators, 'The request validator', ({ name }) => name, conflict),
    authorizers: merged(body.authorizers, own.authorizers, 'The authorizer', ({ name }) => name, conflict),
    gatewayResponses: merged(body.gatewayResponses, own.gatewayResponses, 'The gateway response', (part) => part.responseType, conflict),
    models: merged(body.models, own.models, 'The model', ({ name }) => name, conflict),
  };
}

type Conflict = (what: string, given: Origin, own: { readonly origin: Origin }) => void;

function merged<T extends { readonly origin: Origin }>(
  given: readonly T[],
  own: readonly T[],
  kind: string,
  nameOf: (part: T) => Value<string>,
  conflict: Conflict,
): readonly T[] {
  const byName = new Map(given.map((part) => [nameOf(part), part]));
  const added = own.filter((part) => {
    const name = nameOf(part);
    const same = byName.get(name);
    if (same && isLiteral(name)) conflict(`${kind} ${name}`, same.origin, part);
    return same === undefined;
  });
  return [...given, ...added];
}

function mergedByPath(given: readonly Resource[], own: readonly Resource[], conflict: Conflict): readonly Resource[] {
  const drafts = new Map(given.map((resource) => [resource.path, resource]));
  const others: Resource[] = [];
  for (const resource of own) {
    const same = drafts.get(resource.path);
    if (same === undefined) {
      others.push(resource);
      continue;
    }
    const added = resource.methods.filter((method) => {
      const twin = same.methods.find(({ httpMethod }) => httpMethod === method.httpMethod);
      if (twin) conflict(`${method.httpMethod} ${resource.path}`, twin.origin, method);
      return twin === undefined;
    });
    drafts.set(resource.path, { ...same, methods: [...same.methods, ...added] });
  }
  return [...drafts.values(), ...others];
}

function place({ file, start, pointer }: Origin): string {
  if (file === undefined) return pointer ?? '';
  return start === undefined ? file : `${file}:${start.line}:${start.column}`;
}
