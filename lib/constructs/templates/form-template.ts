import { fault } from '../props/fault';
import { isBoolean, isNumber, isString, pathReference, presence, valueReference } from './reading-conditions';
import { joinEntries, type SequenceEntry } from './sequence';
import type { ElementNode, ListNode, ObjectNode, SourceNode, StructureNode, ValueNode } from './structure-node';
import { type Reading, TemplateWriter } from './template-writer';
import { vtlString } from './vtl-literal';

/** VTL that prints a structure as `application/x-www-form-urlencoded`. */
export function formTemplate(structure: ObjectNode): string {
  const writer = new FormTemplateWriter();
  const body = joinEntries(writer.fields(structure, ''), '&', writer);
  return `${writer.prelude}${body}`;
}

class FormTemplateWriter extends TemplateWriter {
  /** The fields of a part of the structure; `name` is the encoded name that they share. */
  public fields(node: StructureNode, name: string): readonly SequenceEntry[] {
    switch (node.kind) {
      case 'object':
        return node.members.flatMap(([member, value]) => this.fields(value, nested(name, encoded(member))));
      case 'array':
        return node.items.flatMap((item, index) => this.fields(item, isNested(item) ? nested(name, String(index)) : name));
      case 'optional':
        return node.node.kind === 'list'
          ? this.fields(node.node, name)
          : [{ text: `${name}=${this.value(node.node)}`, condition: this.condition(node.node) }];
      case 'list':
        return [this.list(node, name)];
      case 'default':
        return [{ text: `${name}=${this.orDefault(node.node, this.literal(node.fallback))}` }];
      case 'literal':
      case 'token':
        return [{ text: `${name}=${this.literal(node)}` }];
      default:
        return [{ text: `${name}=${this.value(node)}` }];
    }
  }

  private literal(node: Extract<StructureNode, { kind: 'literal' | 'token' }>): string {
    if (node.kind === 'token') return `$util.urlEncode(${vtlString(node.text)})`;
    return node.value === null ? '' : encoded(String(node.value));
  }

  private list(node: ListNode, name: string): SequenceEntry {
    const array = this.reading(node.array);
    if (array.kind !== 'body') throw fault('TemplateValue.list walks an array of the body');
    const element = this.newName('element');
    const at = this.newName('item');
    const inner = isNested(node.item) ? nested(name, '${foreach.index}') : name;
    const text = [
      `#foreach($${element} in ${pathReference(array.path)})`,
      `#set($${at} = ${array.path} + '[' + $foreach.index + ']')`,
      '#if($foreach.index > 0)&#{end}',
      this.within(at, () => joinEntries(this.fields(node.item, inner), '&', this)),
      '#{end}',
    ].join('');
    return { text, condition: `${pathReference(array.path)}.size() > 0` };
  }

  private orDefault(node: ValueNode, fallback: string): string {
    if (node.kind === 'list') throw fault('TemplateValue.withDefault takes no list in a form');
    const condition = this.condition(node);
    const value = this.value(node);
    return condition === undefined ? value : `#if(${condition})${value}#{else}${fallback}#{end}`;
  }

  private condition(node: SourceNode | ElementNode): string | undefined {
    const reading = this.reading(node);
    if (node.conversion === 'number') return isNumber(reading);
    return node.conversion === 'boolean' ? isBoolean(reading) : presence(reading);
  }

  /** Prints the value of a field, and nothing where there is none. */
  private value(node: SourceNode | ElementNode): string {
    const reading = this.reading(node);
    const reference = valueReference(reading);
    if (node.conversion === 'number') return `#if(${isNumber(reading)})$util.urlEncode(${reference}.toString())#{end}`;
    if (node.conversion === 'boolean') return `#if(${isBoolean(reading)})${reference}#{end}`;
    if (reading.kind === 'text') return `$util.urlEncode(${reading.argument ?? reference})`;
    const json = `$util.urlEncode($input.json(${reading.path}))`;
    return `#if(${isString(reading.path)})$util.urlEncode(${reference})#elseif(${reference} != '')${json}#{end}`;
  }

  private reading(node: SourceNode | ElementNode): Reading {
    return node.kind === 'source' ? this.read(node.source) : this.element(node.suffix);
  }
}

/** Objects and lists inside a form take part in the name, in brackets, as most servers read it. */
function nested(outer: string, name: string): string {
  return outer === '' ? name : `${outer}%5B${name}%5D`;
}

function isNested(node: StructureNode): boolean {
  return node.kind === 'object' || node.kind === 'array' || node.kind === 'list';
}

/** Form encoding leaves neither `$` nor `#` for Velocity to take. */
function encoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
