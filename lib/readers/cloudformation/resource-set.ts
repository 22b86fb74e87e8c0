import type { Json } from '../../definition';
import type { Cursor } from '../source';
import { isPlainObject } from './plain-parts';
import { type Reference, referenceAt, referenceIn } from './reference';
import type { TemplateResource } from './template-resource';

/** The resources of a template, found by logical id, by type and by what refers to them. */
export class ResourceSet {
  readonly #byId: ReadonlyMap<string, TemplateResource>;
  readonly #byType = new Map<string, TemplateResource[]>();

  constructor(resources: readonly TemplateResource[]) {
    this.#byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
    for (const resource of resources) {
      const alike = this.#byType.get(resource.type);
      if (alike) alike.push(resource);
      else this.#byType.set(resource.type, [resource]);
    }
  }

  /** In the order of the template. */
  ofType(type: string): readonly TemplateResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resource that a property refers to, if it is one of this set and of this type. */
  referred(property: Cursor | undefined, type: string): TemplateResource | undefined {
    return this.target(referenceAt(property), type);
  }

  /** The same for a property of a resource. */
  referredFrom({ properties }: TemplateResource, member: string, type: string): TemplateResource | undefined {
    const { node } = properties;
    const written = node.kind === 'map' ? node.source?.[member] : undefined;
    // A `Ref` of a resource stands for nothing else, so it need not be evaluated.
    const id = isPlainObject(written) && Object.keys(written).length === 1 ? written['Ref'] : undefined;
    const known = typeof id === 'string' ? this.#byId.get(id) : undefined;
    return known?.type === type ? known : this.referred(properties.get(member), type);
  }

  /** The same for an intrinsic. */
  referredBy(intrinsic: Json, type: string): TemplateResource | undefined {
    return this.target(referenceIn(intrinsic), type);
  }

  private target(reference: Reference | undefined, type: string): TemplateResource | undefined {
    const resource = reference && this.#byId.get(reference.logicalId);
    return resource?.type === type ? resource : undefined;
  }
}
