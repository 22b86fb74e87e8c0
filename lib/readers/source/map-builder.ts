import { type MapEntry, MapNode, type Span, type TreeNode } from './tree';

export interface DuplicateKey {
  readonly key: string;
  readonly keySpan: Span;
}

/** Collects the members of one object. Of two members with one key the later wins, at the place of the first. */
export class MapBuilder {
  readonly #entries: MapEntry[] = [];
  readonly #places = new Map<string, number>();

  constructor(private readonly duplicates: DuplicateKey[]) {}

  has(key: string): boolean {
    return this.#places.has(key);
  }

  add(key: string, keySpan: Span, value: TreeNode): void {
    const place = this.#places.get(key);
    if (place === undefined) {
      this.#places.set(key, this.#entries.length);
      this.#entries.push({ key, keySpan, value });
    } else {
      this.duplicates.push({ key, keySpan });
      this.#entries[place] = { key, keySpan, value };
    }
  }

  build(span: Span): MapNode {
    return new MapNode(this.#entries, span);
  }
}
