import type { MappingSource } from '../sources';

/** What a source becomes: as it is, or forced into one JSON type. */
export type Conversion = 'value' | 'text' | 'number' | 'boolean';

/** A primitive that is known at synth. */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A string or number that holds a token. */
export interface TokenNode {
  readonly kind: 'token';
  /** The text with the token's placeholder in it. */
  readonly text: string;
  readonly numeric: boolean;
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly members: readonly (readonly [name: string, node: StructureNode])[];
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: readonly StructureNode[];
}

export interface SourceNode {
  readonly kind: 'source';
  readonly source: MappingSource;
  readonly conversion: Conversion;
}

/** A part of the element that the innermost list stands at. */
export interface ElementNode {
  readonly kind: 'element';
  /** What follows the element in its JSONPath: empty, `.name` or `['name']`. */
  readonly suffix: string;
  readonly conversion: Conversion;
}

/** One item for each element of an array. */
export interface ListNode {
  readonly kind: 'list';
  readonly array: SourceNode | ElementNode;
  readonly item: StructureNode;
}

/** Left out where the value is absent. */
export interface OptionalNode {
  readonly kind: 'optional';
  readonly node: ValueNode;
}

export interface DefaultNode {
  readonly kind: 'default';
  readonly node: ValueNode;
  readonly fallback: LiteralNode | TokenNode;
}

/** What may be absent from a request. */
export type ValueNode = SourceNode | ElementNode | ListNode;

/** A structure that a person gave, checked. */
export type StructureNode = LiteralNode | TokenNode | ObjectNode | ArrayNode | OptionalNode | DefaultNode | ValueNode;

/** All sources that a structure reads. */
export function sourcesOf(node: StructureNode): readonly MappingSource[] {
  switch (node.kind) {
    case 'object':
      return node.members.flatMap(([, member]) => sourcesOf(member));
    case 'array':
      return node.items.flatMap(sourcesOf);
    case 'list':
      return [...sourcesOf(node.array), ...sourcesOf(node.item)];
    case 'optional':
    case 'default':
      return sourcesOf(node.node);
    case 'source':
      return [node.source];
    default:
      return [];
  }
}
