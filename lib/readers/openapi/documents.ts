import { isRemote, type LocalFiles } from '../local-files';
import { type Cursor, pointerSteps, SourceDocument } from '../source';
import { UnreadableDocument } from '../unreadable-document';

/** Where a reference leads, or why it leads nowhere: the rule and the fact. */
export type Target = Cursor | { readonly rule: 'reference-outside' | 'reference-not-found'; readonly fact: string };

/** References on the way of a pointer that are followed. */
const maximumHops = 50;

/** The document that is read, and the files that it refers to. */
export class Documents {
  readonly #files = new Map<string, Cursor | string>();
  readonly #referred = new Set<string>();

  constructor(
    private readonly root: Cursor,
    private readonly files: LocalFiles | undefined,
  ) {}

  /** References to other files that were followed, as they are written. */
  get referred(): readonly string[] {
    return [...this.#referred];
  }

  isRoot(cursor: Cursor): boolean {
    return cursor.document === this.root.document;
  }

  /** True for a reference that leads to a file which may be at hand. */
  leadsToFile(reference: string): boolean {
    return this.files !== undefined && !reference.startsWith('#') && !isRemote(reference);
  }

  /** Follows a reference from where it stands; references within the same file are those of that file. */
  target(from: Cursor, reference: string, hops = 0): Target {
    const hash = reference.indexOf('#');
    const [file, fragment] = hash === -1 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
    const start = file === '' ? this.rootOf(from) : this.file(file, from, reference);
    if (typeof start === 'string') return { rule: 'reference-outside', fact: start };
    return (
      this.pointed(start, decoded(fragment), hops) ?? { rule: 'reference-not-found', fact: `the reference ${reference} leads to nothing` }
    );
  }

  private rootOf(from: Cursor): Cursor {
    return this.isRoot(from) ? this.root : from.document.root;
  }

  private file(name: string, from: Cursor, reference: string): Cursor | string {
    const { file } = from.document;
    if (isRemote(name)) return `the reference ${reference} leads out of this machine, and nothing is fetched`;
    if (this.files === undefined || file === undefined) return `the reference ${reference} leads out of the document`;
    const found = this.files(decoded(name), file);
    if ('refused' in found) return `the reference ${reference} leads nowhere: ${found.refused}`;
    this.#referred.add(name);
    if (found.file === this.root.document.file) return this.root;
    const known = this.#files.get(found.file) ?? this.parsed(found.text, found.file);
    this.#files.set(found.file, known);
    return known;
  }

  private parsed(text: string, file: string): Cursor | string {
    try {
      return new SourceDocument(text, { file, wanted: 'a document that is referred to', intrinsics: this.root.document.intrinsics }).root;
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      return error.message;
    }
  }

  /** A pointer may lead through references. */
  private pointed(start: Cursor, pointer: string, hops: number): Cursor | undefined {
    const steps = pointerSteps(pointer);
    let cursor: Cursor | undefined = steps && start;
    let followed = hops;
    for (const step of steps ?? []) {
      let next: Cursor | undefined = cursor?.step(step);
      const reference: string | undefined = next === undefined ? cursor?.get('$ref')?.text : undefined;
      if (cursor !== undefined && reference !== undefined && followed < maximumHops) {
        followed++;
        const target = this.target(cursor, reference, followed);
        next = 'rule' in target ? undefined : target.step(step);
      }
      cursor = next;
    }
    return cursor;
  }
}

/** A fragment is percent-encoded; one that is not encoded rightly is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
