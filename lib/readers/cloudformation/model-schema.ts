import { fragments, type Json, type JsonDocument } from '../../definition';
import { childPointer } from '../source';
import type { ApiContext } from './api-context';
import { types } from './types';

/**
 * A model's schema. A reference to another model of the API is the service's URL with the ids of API and model in it, which synth does
 * not know; it becomes `#/definitions/Name`, as documents write it.
 */
export function withModelNames({ json, unresolved }: JsonDocument, context: ApiContext): JsonDocument {
  if (unresolved.length === 0) return { json, unresolved };
  const named = new Set<string>();
  const rewritten = rewrite(json, '', modelNames(context), named);
  return { json: rewritten, unresolved: unresolved.filter((pointer) => !named.has(pointer)) };
}

function rewrite(node: Json, pointer: string, names: ReadonlyMap<string, string>, named: Set<string>): Json {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return (node as readonly Json[]).map((item, index) => rewrite(item, childPointer(pointer, index), names, named));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const at = childPointer(pointer, key);
      const name = key === '$ref' ? modelName(value, names) : undefined;
      if (name === undefined) return [key, rewrite(value, at, names, named)];
      named.add(at);
      return [key, `#/definitions/${name}`];
    }),
  );
}

function modelName(reference: Json, names: ReadonlyMap<string, string>): string | undefined {
  if (reference === null || typeof reference !== 'object') return undefined;
  const pieces = fragments({ unresolved: reference });
  if (pieces[0] !== 'https://apigateway.amazonaws.com/restapis/') return undefined;
  const last = pieces.at(-1);
  if (typeof last === 'string') return /^(?:.*\/)?models\/([^/]+)$/.exec(last.replace(/^\//, ''))?.[1];
  const target = last?.unresolved as { readonly Ref?: unknown } | undefined;
  return typeof target?.Ref === 'string' ? names.get(target.Ref) : undefined;
}

function modelNames(context: ApiContext): ReadonlyMap<string, string> {
  return new Map(context.ofThisApi(types.model).map((model) => [model.logicalId, context.nameOf(model)]));
}
