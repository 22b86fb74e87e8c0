import { type Json, type JsonDocument, type Origin, type Unresolved, unresolved } from '../../definition';
import { isIntrinsic, isNoValue, refOf } from './intrinsic';
import { childPointer } from './pointer';
import type { SourceDocument } from './source-document';
import { toJson, toJsonDocument } from './to-json';
import { type JsonType, jsonType, type MapEntry, MapNode, type ScalarNode, type Span, type TreeNode } from './tree';

export interface CursorEntry {
  readonly key: string;
  readonly value: Cursor;
}

/** A value of a document, with the way to it. Documents make very many: it holds no more than it needs. */
export class Cursor {
  private path: string | undefined = undefined;

  /**
   * @param parent how it was reached, absent for the root, by which step, and through which member where the parent is a map
   * @param owner what is known of the place beyond the document
   */
  constructor(
    readonly document: SourceDocument,
    readonly node: TreeNode,
    private readonly parent?: Cursor,
    private readonly stepHere?: string | number,
    private readonly entry?: MapEntry,
    private readonly owner?: Origin,
  ) {}

  /** The same place, with what is known of it beyond the document; all that is reached from it carries it on. */
  ownedBy(owner: Origin): Cursor {
    return new Cursor(this.document, this.node, this.parent, this.stepHere, this.entry, owner);
  }

  /** The same place with another value, for what was evaluated. */
  holding(node: TreeNode): Cursor {
    return node === this.node
      ? this
      : new Cursor(documentOf(node) ?? this.document, node, this.parent, this.stepHere, this.entry, this.owner);
  }

  /** JSON pointer of the value in its document; made when somebody asks, for most cursors nobody does. */
  get pointer(): string {
    const { parent, stepHere } = this;
    this.path ??= parent === undefined || stepHere === undefined ? '' : childPointer(parent.pointer, stepHere);
    return this.path;
  }

  get type(): JsonType {
    return jsonType(this.node);
  }

  /** Text of a scalar, numbers as they are written; undefined for null, maps and lists. */
  get text(): string | undefined {
    return this.node.kind === 'scalar' && this.node.value !== null ? this.node.text : undefined;
  }

  /** The value of a scalar. */
  get value(): string | number | boolean | null | undefined {
    return this.node.kind === 'scalar' ? this.node.value : undefined;
  }

  /** The CloudFormation intrinsic that stands here, where the document may hold any. */
  get unresolved(): Unresolved | undefined {
    return this.document.intrinsics && isIntrinsic(this.node) ? unresolved(toJson(this.node)) : undefined;
  }

  /** What the `Ref` names that stands here, where the document may hold any. */
  get ref(): string | undefined {
    return this.document.intrinsics ? refOf(this.node) : undefined;
  }

  /** The member of a map; undefined where it is absent, null or `AWS::NoValue`. */
  get(key: string): Cursor | undefined {
    const entry = this.node.kind === 'map' ? this.node.entry(key) : undefined;
    return entry === undefined || this.isAbsent(entry.value) ? undefined : this.member(entry);
  }

  /** The member of a map that is a text, number or boolean; undefined for any other, and where it is absent. */
  scalarAt(key: string): ScalarNode | undefined {
    const value = this.node.kind === 'map' ? this.node.entry(key)?.value : undefined;
    return value?.kind === 'scalar' && value.value !== null ? value : undefined;
  }

  /** The text of such a member. */
  textAt(key: string): string | undefined {
    return this.node.kind === 'map' ? this.node.textOf(key) : undefined;
  }

  /** The member of a map; an empty object at the map's own place where it is absent. */
  objectAt(key: string): Cursor {
    return this.get(key) ?? this.child(new MapNode([], this.node), key);
  }

  /** The members of a map in the order of the source; none for anything else. */
  entries(): readonly CursorEntry[] {
    const { node } = this;
    if (node.kind !== 'map') return [];
    const entries: CursorEntry[] = [];
    for (const entry of node.entries) if (!this.isNoValue(entry.value)) entries.push({ key: entry.key, value: this.member(entry) });
    return entries;
  }

  /** The items of a list; none for anything else. */
  items(): readonly Cursor[] {
    const { node } = this;
    return node.kind === 'list' ? node.items.flatMap((item, index) => (this.isNoValue(item) ? [] : [this.item(item, index)])) : [];
  }

  /** One step of a JSON pointer. */
  step(step: string): Cursor | undefined {
    if (this.node.kind === 'map') {
      const entry = this.node.entry(step);
      return entry && this.member(entry);
    }
    if (this.node.kind === 'list' && /^(0|[1-9]\d*)$/.test(step)) {
      const item = this.node.items[Number(step)];
      return item && this.item(item, Number(step));
    }
    return undefined;
  }

  /** Where the value stands; a member of a map from its key on. */
  origin(): Origin {
    return this.document.origin(this.spanWithKey(), this.pointer, this.owner);
  }

  private spanWithKey(): Span {
    const key = this.entry?.keySpan;
    if (key === undefined || key.start < 0 || documentOf(this.node) !== undefined) return this.node;
    // The value of an alias stands elsewhere: the key alone is what the person wrote here.
    return this.node.start < key.start ? key : { start: key.start, end: this.node.end };
  }

  json(): Json {
    return toJson(this.node);
  }

  jsonDocument(): JsonDocument {
    return toJsonDocument(this.node, this.document.intrinsics);
  }

  private isAbsent(node: TreeNode): boolean {
    return (node.kind === 'scalar' && node.value === null) || this.isNoValue(node);
  }

  private isNoValue(node: TreeNode): boolean {
    return this.document.intrinsics && isNoValue(node);
  }

  private member(entry: MapEntry): Cursor {
    return this.child(entry.value, entry.key, entry);
  }

  private item(item: TreeNode, index: number): Cursor {
    return this.child(item, index);
  }

  private child(node: TreeNode, step: string | number, entry?: MapEntry): Cursor {
    return new Cursor(documentOf(node) ?? this.document, node, this, step, entry, this.owner);
  }
}

/** The document of a node that was included from another file. */
function documentOf(node: TreeNode): SourceDocument | undefined {
  return node.kind === 'map' ? node.document : undefined;
}
