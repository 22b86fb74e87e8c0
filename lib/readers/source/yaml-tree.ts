import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { maximumAliasValues, maximumDepth } from './limits';
import { type DuplicateKey, MapBuilder } from './map-builder';
import { SyntaxFault } from './syntax-fault';
import { type MapNode, type Span, scalar, type TreeNode } from './tree';
import { parseYamlDocument } from './yaml-document';
import { longForm } from './yaml-tags';

/** Reads YAML text: anchors, merge keys and CloudFormation's short forms included. */
export function parseYamlTree(text: string, duplicates: DuplicateKey[]): TreeNode {
  return new YamlTreeBuilder(duplicates).node(parseYamlDocument(text).contents, 0);
}

interface Anchor {
  readonly node: TreeNode;
  /** Values below the anchor, aliases followed. */
  readonly size: number;
  /** Levels below the anchor, aliases followed. */
  readonly height: number;
}

type YamlNode = Scalar | YAMLMap | YAMLSeq | Alias;

class YamlTreeBuilder {
  readonly #anchors = new Map<string, Anchor | undefined>();
  #size = 0;
  #aliased = 0;
  #deepest = 0;

  constructor(private readonly duplicates: DuplicateKey[]) {}

  node(source: unknown, depth: number): TreeNode {
    if (depth > maximumDepth) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, spanOf(source).start);
    if (isAlias(source)) return this.alias(source, depth);
    const name = (source as YamlNode | null)?.anchor;
    if (name === undefined) return this.tagged(source, depth);

    this.#anchors.set(name, undefined);
    const deepest = this.#deepest;
    const size = this.#size;
    this.#deepest = depth;
    const node = this.tagged(source, depth);
    this.#anchors.set(name, { node, size: this.#size - size, height: this.#deepest - depth });
    this.#deepest = Math.max(deepest, this.#deepest);
    return node;
  }

  private alias(source: Alias, depth: number): TreeNode {
    const { start } = spanOf(source);
    if (!this.#anchors.has(source.source)) throw new SyntaxFault(`the alias *${source.source} has no anchor before it`, start);
    const anchor = this.#anchors.get(source.source);
    if (anchor === undefined) throw new SyntaxFault(`the alias *${source.source} stands inside its own anchor`, start);
    this.count(anchor.size, start);
    this.#size += anchor.size;
    if (depth + anchor.height > maximumDepth) throw new SyntaxFault(`its aliases nest more than ${maximumDepth} levels deep`, start);
    this.#deepest = Math.max(this.#deepest, depth + anchor.height);
    return anchor.node;
  }

  private count(values: number, offset: number): void {
    this.#aliased += values;
    if (this.#aliased > maximumAliasValues) throw new SyntaxFault(`its aliases repeat more than ${maximumAliasValues} values`, offset);
  }

  private tagged(source: unknown, depth: number): TreeNode {
    this.#size++;
    this.#deepest = Math.max(this.#deepest, depth);
    const node = this.untagged(source, depth);
    const tag = (source as YamlNode | null)?.tag;
    return (typeof tag === 'string' ? longForm(tag, node, node) : undefined) ?? node;
  }

  private untagged(source: unknown, depth: number): TreeNode {
    const span = spanOf(source);
    if (isMap(source)) return this.map(source, depth, span);
    if (isSeq(source))
      return { kind: 'list', items: source.items.map((item) => this.node(isPair(item) ? null : item, depth + 1)), ...span };
    if (!isScalar(source)) return scalar(null, 'null', span);
    const { value } = source;
    if (value === null || value === undefined) return scalar(null, 'null', span);
    if (typeof value === 'number') return scalar(value, source.source ?? String(value), span);
    if (typeof value === 'boolean') return scalar(value, String(value), span);
    return scalar(String(value), String(value), span);
  }

  private map(source: YAMLMap, depth: number, span: Span): MapNode {
    const builder = new MapBuilder(this.duplicates);
    const merges: Pair[] = [];
    for (const pair of source.items) {
      if (isMergeKey(pair.key)) merges.push(pair);
      else builder.add(keyOf(pair.key), spanOf(pair.key), this.node(pair.value, depth + 1));
    }
    for (const { value } of merges) this.merge(builder, this.node(value, depth + 1));
    return builder.build(span);
  }

  /** A merge key gives what the map does not say itself; of several maps the first that has a key gives it. */
  private merge(builder: MapBuilder, merged: TreeNode): void {
    for (const part of merged.kind === 'list' ? merged.items : [merged]) {
      if (part.kind !== 'map') throw new SyntaxFault('a merge key (<<) wants a map or a list of maps', part.start);
      this.count(part.entries.length, part.start);
      for (const { key, keySpan, value } of part.entries) if (!builder.has(key)) builder.add(key, keySpan, value);
    }
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** Keys are texts in OpenAPI and CloudFormation; an unquoted `200` is the text as it is written. */
function keyOf(key: unknown): string {
  if (key === null) return 'null';
  if (!isScalar(key)) throw new SyntaxFault('a key must be a text, not a map, a list or an alias', spanOf(key).start);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function spanOf(node: unknown): Span {
  const range = (node as YamlNode | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : { start: -1, end: -1 };
}
