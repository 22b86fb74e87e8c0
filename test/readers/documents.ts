import type { ApiDefinition, Integration, Json, JsonObject, Method } from '../../lib/definition';
import { type OpenApiOptions, readOpenApi } from '../../lib/readers';

/** An OpenAPI 3.0 document with these paths. */
export function openApi3(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { openapi: '3.0.1', info: { title: 'pets', version: '1.0' }, paths, ...more };
}

/** A Swagger 2.0 document with these paths. */
export function swagger2(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { swagger: '2.0', info: { title: 'pets', version: '1.0' }, paths, ...more };
}

/** A document whose only method is `GET /pets`, with these members of the operation. */
export function getPets(operation: JsonObject, more: JsonObject = {}): JsonObject {
  return openApi3({ '/pets': { get: operation } }, more);
}

/** The definition of a document. */
export function define(document: JsonObject | string, options?: OpenApiOptions): ApiDefinition {
  return readOpenApi(document, options).definition;
}

/** The rules and messages of a document's problems. */
export function problemsOf(document: JsonObject | string, options?: OpenApiOptions): readonly (readonly [string, string])[] {
  return readOpenApi(document, options).problems.map(({ rule, message }) => [rule, message] as const);
}

export function methodOf(definition: ApiDefinition, httpMethod: string, path: string): Method {
  const resource = definition.resources.find((candidate) => candidate.path === path);
  const method = resource?.methods.find((candidate) => candidate.httpMethod === httpMethod);
  if (method === undefined) throw new Error(`there is no method ${httpMethod} ${path}`);
  return method;
}

/** The integration of `GET /pets` of a document whose integration has these members. */
export function integrationOf(members: JsonObject, options?: OpenApiOptions): Integration {
  const definition = define(getPets({ 'x-amazon-apigateway-integration': members }), options);
  return methodOf(definition, 'GET', '/pets').integration as Integration;
}

export function pathsOf(definition: ApiDefinition): readonly string[] {
  return definition.resources.map(({ path }) => path);
}

/** A part without its origin, and without those of the parts in it. */
export function withoutOrigins<T>(part: T): T {
  return JSON.parse(JSON.stringify(part, (key, value: Json) => (key === 'origin' ? undefined : value))) as T;
}
