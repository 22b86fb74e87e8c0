import { isObject, type JsonObject, type Origin } from '../../definition';
import type { Cursor } from '../source';
import type { Template } from './template';
import type { TemplateResource } from './template-resource';

/** A resource as its template declares it. Of the thousands that a template may hold most are asked for little: the rest is made then. */
export class DeclaredResource implements TemplateResource {
  readonly source: JsonObject | undefined;
  private place: Origin | undefined = undefined;
  private read: Cursor | undefined = undefined;

  /** @param template evaluates the properties; absent for types whose properties nobody looks at */
  constructor(
    readonly logicalId: string,
    readonly type: string,
    private readonly declared: Cursor,
    private readonly template: Template | undefined,
  ) {
    this.source = propertiesIn(declared);
  }

  get origin(): Origin {
    this.place ??= this.declared.origin();
    return this.place;
  }

  get properties(): Cursor {
    if (this.read === undefined) {
      const written = this.declared.objectAt('Properties');
      this.read = this.template?.evaluated(written) ?? written;
    }
    return this.read;
  }
}

/** An object of one member may be an intrinsic. */
function propertiesIn({ node }: Cursor): JsonObject | undefined {
  const written = node.kind === 'map' ? node.source?.['Properties'] : undefined;
  return isObject(written) && Object.keys(written).length > 1 ? written : undefined;
}
