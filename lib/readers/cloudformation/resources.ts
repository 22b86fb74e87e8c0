import { type Json, type Method, type Resource, type Unresolved, type Value, withPlaceholders } from '../../definition';
import type { ApiContext } from './api-context';
import { readMethod } from './method';
import { PlainMethods } from './plain-methods';
import { given } from './plain-parts';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** Levels of resources; the service's URL length ends far below. */
const maximumDepth = 1000;

interface Draft {
  readonly path: string;
  readonly pathPart: Value<string>;
  readonly resource: TemplateResource;
  readonly methods: Method[];
}

/** Resources and methods of an API: parents before children, else in the order of the template. */
export class ResourceDrafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #open = new Set<string>();
  readonly #root: Method[] = [];
  readonly #plain: PlainMethods;

  constructor(private readonly context: ApiContext) {
    this.#plain = new PlainMethods(context);
    for (const resource of context.ofThisApi(types.resource)) this.draft(resource);
    for (const method of context.ofThisApi(types.method)) this.addMethod(method);
  }

  resources(): readonly Resource[] {
    const root: Resource = { path: '/', methods: this.#root, origin: this.context.api.origin };
    const others = [...this.#drafts.values()].map(
      ({ path, pathPart, methods, resource }): Resource => ({ path, pathPart, methods, origin: resource.origin }),
    );
    return [root, ...others];
  }

  private addMethod(method: TemplateResource): void {
    const resource = this.context.resources.referredFrom(method, 'ResourceId', types.resource);
    const draft = resource && this.#drafts.get(resource.logicalId);
    if (draft) draft.methods.push(this.method(method, draft.path));
    else if (this.isRoot(method, 'ResourceId')) this.#root.push(this.method(method, '/'));
    else this.reportUnknown(method, 'ResourceId');
  }

  private method(method: TemplateResource, path: string): Method {
    return this.#plain.read(method) ?? readMethod(this.context, method, path);
  }

  private draft(resource: TemplateResource): Draft | undefined {
    const known = this.#drafts.get(resource.logicalId);
    if (known) return known;
    const parentPath = this.parentPath(resource);
    if (parentPath === undefined) return undefined;
    const written = given(resource, 'PathPart');
    const pathPart = typeof written === 'string' ? written : (this.context.members(resource.properties).text('PathPart') ?? '');
    const path = `${parentPath === '/' ? '' : parentPath}/${withPlaceholders(pathPart, placeholder)}`;
    const draft = { path, pathPart, resource, methods: [] };
    this.#drafts.set(resource.logicalId, draft);
    return draft;
  }

  private parentPath(resource: TemplateResource): string | undefined {
    if (this.isRoot(resource, 'ParentId')) return '/';
    const parent = this.context.resources.referredFrom(resource, 'ParentId', types.resource);
    if (parent === undefined || this.#open.has(resource.logicalId) || this.#open.size === maximumDepth) {
      this.reportUnknown(resource, 'ParentId');
      return undefined;
    }
    this.#open.add(resource.logicalId);
    const path = this.draft(parent)?.path;
    this.#open.delete(resource.logicalId);
    return path;
  }

  private isRoot(resource: TemplateResource, member: string): boolean {
    return this.context.resources.isAttribute(resource, member, this.context.api.logicalId, 'RootResourceId');
  }

  private reportUnknown({ logicalId, properties, origin }: TemplateResource, member: string): void {
    const property = properties.get(member);
    this.context.problems.add('resource-elsewhere', {
      message: `${logicalId} is left out: its ${member} ${property ? `is ${JSON.stringify(property.json())}, which is no resource of this API` : 'is missing'}.`,
      origin: property?.origin() ?? origin,
      help: `give ${member} a resource of the same API, or its RootResourceId`,
    });
  }
}

/** How a part of a path that synth does not know stands in the path: by the name of what it refers to. */
function placeholder(intrinsic: Unresolved): string {
  return `\${${intrinsicName(intrinsic.unresolved)}}`;
}

function intrinsicName(intrinsic: Json): string {
  const [name, argument] = (Object.entries(intrinsic as object)[0] ?? ['Token', '']) as [string, Json];
  const names = (Array.isArray(argument) ? (argument as readonly Json[]) : [argument]).filter((item) => typeof item === 'string');
  return name === 'Ref' || name === 'Fn::GetAtt' ? names.join('.') : [name.replace('Fn::', ''), ...names].join(' ');
}
