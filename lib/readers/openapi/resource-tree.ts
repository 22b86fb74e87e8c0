import type { Method, Origin, Resource } from '../../definition';
import { joinPath } from '../parts/resource-path';

interface Draft {
  readonly path: string;
  readonly pathPart?: string;
  readonly methods: Method[];
  origin: Origin;
}

/** Characters of all resource paths together; it bounds the memory that a hostile document takes (100,000 long paths stay far below). */
const maximumCharacters = 50_000_000;

/** Collects resources in the order in which they are needed: parents before children, those that nobody declares included. */
export class ResourceTree {
  readonly #drafts = new Map<string, Draft>();
  #characters = 0;

  /** @param overflow makes the error for more resources than can be held */
  constructor(private readonly overflow: () => Error) {}

  /** Makes the resource of a path and those above it; the root, which is always there, only where it is asked for by itself. */
  declare(parts: readonly string[], origin: Origin): void {
    for (let length = Math.min(1, parts.length); length <= parts.length; length++) this.draft(parts.slice(0, length), origin);
    this.draft(parts, origin).origin = origin;
  }

  addMethod(parts: readonly string[], method: Method): void {
    const { methods } = this.draft(parts, method.origin);
    const earlier = methods.findIndex(({ httpMethod }) => httpMethod === method.httpMethod);
    if (earlier === -1) methods.push(method);
    else methods[earlier] = method;
  }

  /** @param rootOrigin of a root that no path declares */
  resources(rootOrigin: Origin): readonly Resource[] {
    const drafts = [...this.#drafts.values()];
    return this.#drafts.has('/') ? drafts : [{ path: '/', methods: [], origin: rootOrigin }, ...drafts];
  }

  private draft(parts: readonly string[], origin: Origin): Draft {
    const path = joinPath(parts);
    let draft = this.#drafts.get(path);
    if (draft === undefined) {
      const pathPart = parts.at(-1);
      draft = { path, ...(pathPart !== undefined && { pathPart }), methods: [], origin };
      this.#drafts.set(path, draft);
      this.#characters += path.length;
      if (this.#characters > maximumCharacters) throw this.overflow();
    }
    return draft;
  }
}
