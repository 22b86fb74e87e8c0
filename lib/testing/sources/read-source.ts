import type { ApiDefinition, JsonObject } from '../../definition';
import { type ConstructLike, isConstruct, readConstructs } from './construct-source';
import { type ReadOptions, readObject, readPath } from './document-source';
import { apiId, type SourcedApi, UnusableSource } from './sourced-api';

/**
 * Where an API comes from: a construct (app, stack, RestApi, anything above one), a template or document as path or data, the
 * path of a cloud assembly, `Template` of aws-cdk-lib/assertions, or a definition.
 */
export type ApiSource = string | ConstructLike | ApiDefinition | JsonObject | { toJSON(): unknown };

/** Reads all APIs of a source. @throws UnusableSource if there is none */
export function readSource(source: ApiSource, options: ReadOptions = {}): SourcedApi[] {
  const apis = readAny(source, options);
  if (apis.length === 0)
    throw new UnusableSource(`${nameOf(source)} holds no REST API (no RestApi construct, no AWS::ApiGateway::RestApi resource)`);
  return apis;
}

/** The one API that is meant. @throws UnusableSource naming the ids if it is not clear which one */
export function selectApi(apis: readonly SourcedApi[], id?: string): SourcedApi {
  const ids = apis.map((api) => api.id).join(', ');
  if (id === undefined) {
    if (apis.length === 1) return apis[0];
    throw new UnusableSource(`there are ${apis.length} APIs: say which one by its id (${ids})`);
  }
  const exact = apis.find((api) => api.id === id);
  const matching = exact
    ? [exact]
    : apis.filter((api) => api.id.endsWith(`/${id}`) || api.definition.origin.logicalId === id || api.definition.name === id);
  if (matching.length === 1) return matching[0];
  throw new UnusableSource(
    matching.length === 0
      ? `there is no API with the id "${id}"; there is ${ids}`
      : `"${id}" may be ${matching.map((api) => api.id).join(' or ')}`,
  );
}

function readAny(source: ApiSource, options: ReadOptions): SourcedApi[] {
  if (typeof source === 'string') return readPath(source, options);
  if (isConstruct(source)) return readConstructs(source);
  if (typeof source !== 'object' || source === null)
    throw new UnusableSource('an API is read from a construct, a template, a document, or the path of one');
  if (isDefinition(source)) return [{ id: apiId(source), definition: source, problems: [] }];
  if (typeof (source as { toJSON?: unknown }).toJSON === 'function') return readObject((source as { toJSON(): JsonObject }).toJSON());
  return readObject(source as JsonObject);
}

function isDefinition(source: object): source is ApiDefinition {
  const { resources, origin, gatewayResponses } = source as Partial<ApiDefinition>;
  return Array.isArray(resources) && Array.isArray(gatewayResponses) && typeof origin === 'object';
}

function nameOf(source: ApiSource): string {
  if (typeof source === 'string') return source;
  if (isConstruct(source)) return source.node.path === '' ? 'the app' : source.node.path;
  return 'the document';
}
