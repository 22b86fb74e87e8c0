import { Token } from 'aws-cdk-lib';
import { checkArgument, optional, text } from '../props';
import { fault } from '../props/fault';
import { MappingSource } from '../sources';
import { bodyPath, compiledPath } from '../sources/body-path';
import { readStructure, readValue } from './read-structure';
import type { Conversion, ElementNode, ListNode, StructureNode } from './structure-node';

/**
 * Members of a structure for `MappingTemplate.json` and `MappingTemplate.form` that are more than a literal or a source.
 *
 * @example
 * MappingTemplate.json({
 *   name: MethodRequest.body('$.name'),
 *   age: TemplateValue.asNumber(MethodRequest.queryString('age')),
 *   note: TemplateValue.optional(MethodRequest.body('$.note')),
 *   tags: TemplateValue.list(MethodRequest.body('$.tags'), { label: TemplateValue.element('name') }),
 * });
 */
export class TemplateValue {
  /**
   * A member that is left out where there is no value: a parameter that is not sent, a member of the body that is missing or null.
   * Without this, such a member is null (in a form: empty).
   *
   * @param value a source, a list, or another value of this class
   */
  public static optional(value: unknown): TemplateValue {
    return new TemplateValue({ kind: 'optional', node: readValue(value, 'TemplateValue.optional') });
  }

  /**
   * A member that has another value where there is none.
   *
   * @param value a source, a list, or another value of this class
   * @param fallback a string, number, boolean or null
   */
  public static withDefault(value: unknown, fallback: unknown): TemplateValue {
    const literal = readStructure(fallback, 'the default of TemplateValue.withDefault');
    if (literal.kind !== 'literal' && literal.kind !== 'token') {
      throw fault('the default of TemplateValue.withDefault must be a string, a number, a boolean or null');
    }
    return new TemplateValue({ kind: 'default', node: readValue(value, 'TemplateValue.withDefault'), fallback: literal });
  }

  /**
   * A value as a string: numbers and booleans as their text, objects and arrays as their JSON text.
   *
   * @param value a source, or an element of a list
   */
  public static asText(value: unknown): TemplateValue {
    return converted(value, 'text', 'asText');
  }

  /**
   * A value as a number; counts as absent where its text is no number of JSON.
   *
   * @param value a source, or an element of a list
   */
  public static asNumber(value: unknown): TemplateValue {
    return converted(value, 'number', 'asNumber');
  }

  /**
   * A value as a boolean; counts as absent where its text is neither `true` nor `false`.
   *
   * @param value a source, or an element of a list
   */
  public static asBoolean(value: unknown): TemplateValue {
    return converted(value, 'boolean', 'asBoolean');
  }

  /**
   * One item for each element of an array of the body. What is no array gives an empty list; the service ends after 1,000 elements.
   *
   * @param array a body source with a definite JSONPath, or an element of an outer list
   * @param item the structure of one item, in which `TemplateValue.element` reads the array's element
   */
  public static list(array: unknown, item: unknown): TemplateValue {
    return new TemplateValue({
      kind: 'list',
      array: arrayNode(readStructure(array, 'the array of TemplateValue.list')),
      item: itemNode(readStructure(item, 'the item of TemplateValue.list')),
    });
  }

  /**
   * The element that the innermost list stands at, or a part of it.
   *
   * @param jsonPath the path below the element, for example `owner.name`; the whole element if left out
   */
  public static element(jsonPath?: string): TemplateValue {
    checkArgument('TemplateValue.element', 'jsonPath', jsonPath, optional(text));
    return new TemplateValue({ kind: 'element', suffix: elementSuffix(jsonPath), conversion: 'value' });
  }

  /** @internal */
  public readonly _node: StructureNode;

  private constructor(node: StructureNode) {
    this._node = node;
  }

  /** @internal */
  public static _of(node: StructureNode): TemplateValue {
    return new TemplateValue(node);
  }
}

function converted(value: unknown, conversion: Conversion, factory: string): TemplateValue {
  const node = readValue(value, `TemplateValue.${factory}`);
  if (node.kind === 'list') throw fault(`TemplateValue.${factory} takes a source or an element, not a list`);
  return TemplateValue._of({ ...node, conversion });
}

function arrayNode(node: StructureNode): ListNode['array'] {
  if (node.kind === 'element') return { ...node, suffix: arraySuffix(node.suffix) };
  const form = node.kind === 'source' ? node.source._form : undefined;
  if (node.kind !== 'source' || form?.kind !== 'body') {
    throw fault("TemplateValue.list walks an array of the body: give it MethodRequest.body('$.items') or an element of an outer list");
  }
  const jsonPath = `$${arraySuffix((form.jsonPath ?? '$').slice(1))}`;
  return { ...node, source: MappingSource._of(node.source.expression, { ...form, jsonPath }) };
}

/** Each element is read by its index, so the path must lead to the array itself; `[*]` at its end means the same. */
function arraySuffix(suffix: string): string {
  const array = suffix.replace(/(?:\[\*\]|\.\*)$/, '');
  if (!Token.isUnresolved(array) && !compiledPath(`$${array}`).definite) {
    throw fault(
      `TemplateValue.list cannot walk $${suffix}, which leads to several places: write the path of one array, for example $.items`,
    );
  }
  return array;
}

function itemNode(node: StructureNode): StructureNode {
  if (node.kind === 'optional') {
    throw fault('an item of TemplateValue.list cannot be optional itself: make its members optional');
  }
  return node;
}

function elementSuffix(jsonPath: string | undefined): ElementNode['suffix'] {
  const { jsonPath: normalized } = bodyPath(jsonPath);
  return normalized?.slice(1) ?? '';
}
