import { fault } from '../props/fault';
import { isBoolean, isNumber, isString, pathReference, presence, valueReference } from './reading-conditions';
import { joinEntries, type SequenceEntry } from './sequence';
import type { ElementNode, ListNode, SourceNode, StructureNode, ValueNode } from './structure-node';
import { type Reading, TemplateWriter } from './template-writer';
import { jsonEscaped, jsonString, vtlString } from './vtl-literal';

/** VTL that prints a structure as JSON. */
export function jsonTemplate(structure: StructureNode): string {
  const writer = new JsonTemplateWriter();
  const body = writer.write(structure, '');
  return `${writer.prelude}${body}`;
}

/** A value that may be absent: what prints it, and when it is there. */
interface ConditionalText {
  readonly text: string;
  readonly condition?: string;
  /** Set where `text` prints something valid even if the condition does not hold. */
  readonly total?: boolean;
}

/** `$input.json` prints a NaN of the body as it stands, which is no JSON; outside of strings nothing else has an N. */
const bareNaN = String.raw`\G((?:[^"N]++|"(?:[^"\\]++|\\.)*+")*+)NaN`;

/** Prints the member of the body at `$at`: null where there is none, else its JSON. */
const printMember = [
  '#define($member)',
  "#if($input.path($at) == '' && $input.path($at).length() != 0)null",
  "#elseif($input.json($at).contains('NaN'))",
  `$input.json($at).replaceAll('${bareNaN}', '$1null')`,
  '#{else}$input.json($at)#end#end',
].join('');

class JsonTemplateWriter extends TemplateWriter {
  public write(node: StructureNode, indent: string): string {
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'string' ? jsonString(node.value) : String(node.value);
      case 'token':
        return node.numeric ? node.text : `"${jsonEscaped(vtlString(node.text))}"`;
      case 'object': {
        const entries = node.members.map(([name, member]) => this.entry(member, indent, `${jsonString(name)}: `));
        return this.bracketed('{', entries, '}', indent);
      }
      case 'array': {
        const entries = node.items.map((item) => this.entry(item, indent, ''));
        return this.bracketed('[', entries, ']', indent);
      }
      case 'optional':
        throw fault('TemplateValue.optional makes sense for members of objects and items of arrays only');
      case 'default':
        return orElse(this.value(node.node, indent), this.write(node.fallback, indent));
      default: {
        const value = this.value(node, indent);
        return value.total ? value.text : orElse(value, 'null');
      }
    }
  }

  private entry(node: StructureNode, indent: string, label: string): SequenceEntry {
    const inner = `${indent}  `;
    if (node.kind !== 'optional') return { text: `${label}${this.write(node, inner)}` };
    const { text, condition } = this.value(node.node, inner);
    return condition === undefined ? { text: `${label}${text}` } : { text: `${label}${text}`, condition };
  }

  private bracketed(open: string, entries: readonly SequenceEntry[], close: string, indent: string): string {
    if (entries.length === 0) return open + close;
    return `${open}\n${indent}  ${joinEntries(entries, `,\n${indent}  `, this)}\n${indent}${close}`;
  }

  private value(node: ValueNode, indent: string): ConditionalText {
    return node.kind === 'list' ? this.list(node, indent) : converted(this.reading(node), node.conversion, this);
  }

  private list(node: ListNode, indent: string): ConditionalText {
    const array = this.reading(node.array);
    if (array.kind !== 'body') throw fault('TemplateValue.list walks an array of the body');
    const element = this.newName('element');
    const at = this.newName('item');
    const base = array.path;
    const text = [
      `[#foreach($${element} in ${pathReference(base)})`,
      `#set($${at} = ${base} + '[' + $foreach.index + ']')`,
      `#if($foreach.index > 0),#end\n${indent}  `,
      this.within(at, () => this.write(node.item, `${indent}  `)),
      `#end\n${indent}]`,
    ].join('');
    return { text, condition: `${pathReference(base)} != ''`, total: true };
  }

  private reading(node: SourceNode | ElementNode): Reading {
    return node.kind === 'source' ? this.read(node.source) : this.element(node.suffix);
  }
}

function converted(reading: Reading, conversion: SourceNode['conversion'], writer: TemplateWriter): ConditionalText {
  if (conversion === 'number') return { text: valueReference(reading), condition: isNumber(reading) };
  if (conversion === 'boolean') return { text: valueReference(reading), condition: isBoolean(reading) };
  const condition = presence(reading);
  if (reading.kind === 'text') {
    const text = `"${jsonEscaped(reading.argument ?? reading.reference)}"`;
    return condition === undefined ? { text } : { text, condition };
  }
  if (conversion === 'value') {
    writer.require(printMember);
    return { text: `#set($at = ${reading.path})$member`, condition, total: true };
  }
  const { path } = reading;
  const text = `#if(${isString(path)})"${jsonEscaped(pathReference(path))}"#{else}"${jsonEscaped(`$input.json(${path})`)}"#end`;
  return { text, condition };
}

function orElse({ text, condition }: ConditionalText, fallback: string): string {
  return condition === undefined ? text : `#if(${condition})${text}#{else}${fallback}#end`;
}
