import type { Acknowledgement, MethodPart } from '../../definition';
import type { LocalFiles } from '../local-files';
import type { Problems } from '../problems';
import { type Cursor, Members } from '../source';
import { Documents } from './documents';
import { ModelNames } from './model-names';

/** What every part of the OpenAPI reader needs to know. */
export class OpenApiContext {
  readonly models: ModelNames;
  readonly documents: Documents;
  /** What the document acknowledges, in its order. */
  readonly acknowledgements: Acknowledgement[] = [];

  constructor(
    /** Root of the OpenAPI document; not the root of the file where the document is the `Body` of a template. */
    readonly root: Cursor,
    readonly version: 2 | 3,
    readonly problems: Problems,
    files?: LocalFiles,
  ) {
    this.documents = new Documents(root, files);
    this.models = new ModelNames(this);
  }

  /** Members of an object; one of the wrong JSON type becomes a problem. */
  members(cursor: Cursor, where?: string, part?: MethodPart): Members {
    return new Members(cursor, (name, member, wanted) => this.wrongType(name, member, wanted, where, part));
  }

  wrongType(name: string, member: Cursor, wanted: string, where?: string, part?: MethodPart): void {
    const unknown = member.unresolved !== undefined;
    this.problems.add(unknown ? 'unknown-at-synth' : 'member-type', {
      message: unknown
        ? `${name} is an intrinsic, and what it holds is not known at synth; it is left out.`
        : `${name} should be ${wanted} but is ${article(member.type)}; it is left out.`,
      origin: member.origin(),
      ...(where !== undefined && { where }),
      ...(part !== undefined && { part }),
    });
  }
}

function article(type: string): string {
  if (type === 'null') return type;
  return type === 'array' ? 'a list' : type === 'object' ? 'an object' : `a ${type}`;
}
