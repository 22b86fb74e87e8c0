import { isObject, type Json } from '../../definition';
import type { Cursor } from '../source';
import { given } from './plain-parts';
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
  referredFrom(resource: TemplateResource, member: string, type: string): TemplateResource | undefined {
    // A `Ref` of a resource stands for nothing else, so it need not be evaluated.
    const id = onlyMember(resource, member, 'Ref');
    const known = typeof id === 'string' ? this.#byId.get(id) : undefined;
    return known?.type === type ? known : this.referred(resource.properties.get(member), type);
  }

  /** Whether a property of a resource is that attribute of another. */
  isAttribute(resource: TemplateResource, member: string, logicalId: string, attribute: string): boolean {
    const id = onlyMember(resource, member, 'Ref');
    if (typeof id === 'string' && this.#byId.has(id)) return false;
    // Attributes of resources are not evaluated either, but for the outputs of nested stacks.
    const written = onlyMember(resource, member, 'Fn::GetAtt');
    if (Array.isArray(written) && written.length === 2 && written[0] === logicalId && written[1] === attribute) return true;
    const reference = referenceAt(resource.properties.get(member));
    return reference?.attribute === attribute && reference.logicalId === logicalId;
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

/** The member of an object that has no other, where the property is given as data. */
function onlyMember(resource: TemplateResource, property: string, name: string): Json | undefined {
  const written = given(resource, property);
  if (!isObject(written)) return undefined;
  for (const key in written) if (key !== name) return undefined;
  return written[name];
}
