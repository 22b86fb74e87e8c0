import { isObject, type Json } from '../definition';

/** Finds the schema that a `$ref` names. */
export type SchemaLookup = (reference: string) => { readonly name: string; readonly schema: Json } | undefined;

const modelReference =
  /^(?:#\/definitions\/|#\/components\/schemas\/|https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/)([^/]+)$/;

/** The name of the model that a `$ref` leads to, in the form of a document of either version or of the service, whether there is one or not. */
export function referredModel(text: string): string | undefined {
  const encoded = modelReference.exec(text)?.[1];
  return encoded === undefined ? undefined : decoded(encoded).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a schema stands: the model whose own `definitions` its references may mean. */
export interface Scope {
  readonly name: string;
  readonly schema: Json;
}

export interface Followed {
  /** Of what was referred to, if anything was. */
  readonly name?: string;
  /** True if the name is one of the model's own `definitions`. */
  readonly isOwn?: boolean;
  readonly schema: Json;
  readonly scope: Scope;
}

export function rootScope(schema: Json): Scope {
  return { name: '', schema };
}

/** The schema that a schema stands for: what it refers to, however often. */
export function followed(schema: Json, scope: Scope, models: SchemaLookup): Followed {
  let found: Followed = { schema, scope };
  const seen = new Set<string>();
  for (;;) {
    const reference = isObject(found.schema) && Object.hasOwn(found.schema, '$ref') ? found.schema['$ref'] : undefined;
    const next = typeof reference === 'string' ? referred(reference, found.scope, models) : undefined;
    if (next === undefined || seen.has(next.name)) return found;
    seen.add(next.name);
    found = next;
  }
}

/** A schema that a model keeps for itself, else a model. */
function referred(reference: string, scope: Scope, models: SchemaLookup): (Followed & { readonly name: string }) | undefined {
  const local = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  const definitions = isObject(scope.schema) && Object.hasOwn(scope.schema, 'definitions') ? scope.schema['definitions'] : undefined;
  if (local !== undefined && isObject(definitions) && Object.hasOwn(definitions, local))
    return { name: `${scope.name}#${local}`, isOwn: true, schema: definitions[local], scope };
  const model = models(reference);
  return model && { ...model, scope: model };
}
