import { isLiteral, type MethodPart, type Value } from '../../definition';
import type { ProblemName } from '../problem-names';
import type { Problems } from '../problems';
import { type Cursor, Members } from '../source';
import type { ResourceSet } from './resource-set';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** What every part of the CloudFormation reader needs to know of the template. */
export class TemplateContext {
  constructor(
    readonly resources: ResourceSet,
    readonly problems: Problems,
  ) {}

  /** Properties of a resource or of an object in one; one of the wrong JSON type becomes a problem. */
  members(cursor: Cursor, where?: string, part?: MethodPart): Members {
    return new Members(cursor, (name, member, wanted) => {
      if (member.unresolved !== undefined) this.reportUnknown(name, member, where, part);
      else this.report('member-type', `${name} should be ${wanted}; it is left out.`, member, where, part);
    });
  }

  /** Tells of an intrinsic that hides a whole part. */
  reportUnknown(name: string, member: Cursor, where?: string, part?: MethodPart): void {
    this.report(
      'unknown-at-synth',
      `${name} is an intrinsic, and what it holds is not known at synth; it is left out.`,
      member,
      where,
      part,
    );
  }

  private report(rule: ProblemName, message: string, member: Cursor, where?: string, part?: MethodPart): void {
    this.problems.add(rule, {
      message,
      origin: member.origin(),
      ...(where !== undefined && { where }),
      ...(part !== undefined && { part }),
    });
  }

  /**
   * Name of a part that others refer to. CloudFormation makes a name up where the template gives none or one that synth cannot know:
   * the logical id stands for it then, wherever it is referred to.
   */
  nameOf({ logicalId, properties }: TemplateResource): string {
    const name = properties.get('Name');
    return name?.unresolved === undefined && name?.text ? name.text : logicalId;
  }

  /**
   * What a property that takes an id refers to: the name of a part of this template, or the id as it stands, which belongs to a part
   * that the template does not hold.
   */
  nameOfReferred(property: Cursor | undefined, type: string): Value<string> | undefined {
    if (property === undefined) return undefined;
    const resource = this.resources.referred(property, type);
    return resource === undefined ? { unresolved: property.json() } : this.nameOf(resource);
  }
}

/** The same, and the API that it reads. */
export class ApiContext extends TemplateContext {
  readonly #ofThisApi = new Map<string, readonly TemplateResource[]>();

  constructor(
    readonly api: TemplateResource,
    resources: ResourceSet,
    problems: Problems,
  ) {
    super(resources, problems);
  }

  /** The resources of a type whose `RestApiId` is this API. */
  ofThisApi(type: string): readonly TemplateResource[] {
    let found = this.#ofThisApi.get(type);
    if (found === undefined) {
      found = this.resources
        .ofType(type)
        .filter((resource) => this.resources.referredFrom(resource, 'RestApiId', types.restApi)?.logicalId === this.api.logicalId);
      this.#ofThisApi.set(type, found);
    }
    return found;
  }

  isThisApi(property: Cursor | undefined): boolean {
    return this.resources.referred(property, types.restApi)?.logicalId === this.api.logicalId;
  }
}

/** Text of a value for a path or a message: what is not known at synth stands in it as `${…}`. */
export function shown(value: Value<string>): string {
  if (isLiteral(value)) return value;
  return `\${${JSON.stringify(value.unresolved)}}`;
}
