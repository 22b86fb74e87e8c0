import type { JsonObject } from '../../definition';
import type { SourceDocument } from './source-document';

/**
 * A document as it is written: the order of every member (also of keys that look like integers, which JavaScript objects reorder)
 * and the place of every value in the text.
 */
export type TreeNode = ScalarNode | ListNode | MapNode;

/** Offsets into the text (UTF-16 units); both -1 where the document is not read from text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const nowhere: Span = { start: -1, end: -1 };

export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as text; a number as it is written (`1.0` stays `1.0`). */
  readonly text: string;
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
}

export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

/** Above this many members a look-up goes through an index. */
const indexFrom = 12;

export class MapNode implements Span {
  readonly kind = 'map';
  readonly start: number;
  readonly end: number;
  private made: readonly MapEntry[] | undefined;
  private make: (() => readonly MapEntry[]) | undefined = undefined;
  #index: Map<string, MapEntry> | undefined;
  /** The object that it stands for, where its members are made when somebody asks for them; nothing in it is evaluated. */
  source: JsonObject | undefined = undefined;

  /**
   * @param entries unique by key
   * @param document where it stands, if not in the document of the node above: what was included from another file
   */
  constructor(
    entries: readonly MapEntry[] | undefined,
    span: Span,
    readonly document?: SourceDocument,
  ) {
    this.made = entries;
    this.start = span.start;
    this.end = span.end;
  }

  /** An object whose members are made when somebody asks for them: of many documents most are not read one by one. */
  static made(source: JsonObject, make: () => readonly MapEntry[]): MapNode {
    const node = new MapNode(undefined, nowhere);
    node.source = source;
    node.make = make;
    return node;
  }

  get entries(): readonly MapEntry[] {
    this.made ??= this.make?.() ?? [];
    return this.made;
  }

  entry(key: string): MapEntry | undefined {
    if (this.made === undefined && this.isAbsent(key)) return undefined;
    if (this.entries.length < indexFrom) {
      for (const entry of this.entries) if (entry.key === key) return entry;
      return undefined;
    }
    this.#index ??= new Map(this.entries.map((entry) => [entry.key, entry]));
    return this.#index.get(key);
  }

  /** The text of a member that is a text, number or boolean; of an object whose members are not made, they stay so. */
  textOf(key: string): string | undefined {
    const written = this.made === undefined ? this.source?.[key] : undefined;
    if (typeof written === 'string') return written;
    const value = this.entry(key)?.value;
    return value?.kind === 'scalar' && value.value !== null ? value.text : undefined;
  }

  /** True where the object that it stands for shows that there is no such member; a transform may bring any. */
  private isAbsent(key: string): boolean {
    return this.source !== undefined && !Object.hasOwn(this.source, key) && !Object.hasOwn(this.source, 'Fn::Transform');
  }
}

export function scalar(value: ScalarNode['value'], text: string, { start, end }: Span): ScalarNode {
  return { kind: 'scalar', value, text, start, end };
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export function jsonType(node: TreeNode): JsonType {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'list') return 'array';
  return node.value === null ? 'null' : (typeof node.value as 'string' | 'number' | 'boolean');
}
