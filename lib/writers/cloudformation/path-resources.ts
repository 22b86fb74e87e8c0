import type { ApiDefinition, Json, JsonObject, Method, Resource } from '../../definition';
import type { LogicalIds } from './logical-ids';
import { type MethodReferences, methodProperties } from './method-properties';
import { property, resource } from './properties';
import { partId, type TemplatePart } from './template-parts';

/** `AWS::ApiGateway::Resource` for each path but the root, and `AWS::ApiGateway::Method` for each method. */
export class PathResources {
  readonly resources: TemplatePart[] = [];
  readonly methodIds: string[] = [];
  readonly #root: Json;
  readonly #byPath = new Map<string, Json>();

  constructor(
    private readonly definition: ApiDefinition,
    private readonly ofApi: JsonObject,
    api: string,
    private readonly ids: LogicalIds,
    private readonly references: MethodReferences,
  ) {
    this.#root = { 'Fn::GetAtt': [api, 'RootResourceId'] };
    this.#byPath.set('/', this.#root);
    for (const one of definition.resources) {
      if (one.path !== '/') this.#addPath(one);
      for (const method of one.methods) this.#addMethod(one.path, method);
    }
  }

  #addPath({ path, pathPart, origin }: Pick<Resource, 'path' | 'pathPart' | 'origin'>): void {
    if (this.#byPath.has(path)) return;
    const at = path.lastIndexOf('/');
    const id = this.ids.take(partId(origin, this.definition) ?? `Resource${spoken(path)}`);
    const members = { ...this.ofApi, ParentId: this.#parent(path.slice(0, at)), PathPart: property(pathPart) ?? path.slice(at + 1) };
    this.resources.push(resource(id, 'AWS::ApiGateway::Resource', members));
    this.#byPath.set(path, { Ref: id });
  }

  /** Definitions that nobody read may leave resources without methods out. */
  #parent(path: string): Json {
    if (path !== '') this.#addPath({ path, origin: {} });
    return this.#byPath.get(path) ?? this.#root;
  }

  #addMethod(path: string, method: Method): void {
    const id = this.ids.take(partId(method.origin, this.definition) ?? `${spoken(path) || 'Root'}${method.httpMethod}`);
    const members = {
      ...this.ofApi,
      ResourceId: this.#byPath.get(path) ?? this.#root,
      ...methodProperties(method, this.references),
    };
    this.resources.push(resource(id, 'AWS::ApiGateway::Method', members));
    this.methodIds.push(id);
  }
}

/** The words of a path, each with a capital letter: `PetsPetId`. */
function spoken(path: string): string {
  return path
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
