import { Token } from 'aws-cdk-lib';
import { fault } from '../props/fault';
import { MappingSource } from '../sources';
import type { LiteralNode, StructureNode, TokenNode, ValueNode } from './structure-node';

/** Checks a structure as a person gave it. `place` begins the message of an error. */
export function readStructure(value: unknown, place: string): StructureNode {
  return new StructureReader().read(value, place);
}

/** Reads what may be absent from a request: a source, an element or a list. */
export function readValue(value: unknown, place: string): ValueNode {
  const node = readStructure(value, place);
  if (node.kind === 'source' || node.kind === 'element' || node.kind === 'list') return node;
  throw fault(
    `${place} takes a source (MethodRequest.…, IntegrationResponseSource.…), an element or a list; anything else is always there`,
  );
}

class StructureReader {
  private readonly open = new Set<object>();

  public read(value: unknown, place: string): StructureNode {
    if (Token.isUnresolved(value)) return tokenNode(value, place);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
    if (typeof value === 'number') return numberNode(value, place);
    if (value instanceof MappingSource) return sourceNode(value);
    if (isTemplateValue(value)) return value._node;
    if (typeof value !== 'object') throw fault(`${place} is a ${typeof value}: write literals, sources, objects and arrays of them`);
    if (this.open.has(value)) throw fault(`${place} holds itself: a structure must end somewhere`);
    this.open.add(value);
    const node = Array.isArray(value) ? this.array(value, place) : this.object(value, place);
    this.open.delete(value);
    return node;
  }

  private array(items: readonly unknown[], place: string): StructureNode {
    return { kind: 'array', items: items.map((item, index) => this.read(item, `${place}[${index}]`)) };
  }

  private object(value: object, place: string): StructureNode {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      throw fault(`${place} is a ${value.constructor.name}: write literals, sources, objects and arrays of them`);
    }
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return {
      kind: 'object',
      members: members.map(([name, member]) => {
        if (Token.isUnresolved(name)) throw fault(`${place} has a member whose name is not known at synth: write the name itself`);
        return [name, this.read(member, `${place}.${name}`)] as const;
      }),
    };
  }
}

/** By shape, because the class itself reads structures. */
function isTemplateValue(value: unknown): value is { readonly _node: StructureNode } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '_node');
}

function tokenNode(value: unknown, place: string): TokenNode {
  if (Array.isArray(value)) throw fault(`${place} is a list that is not known at synth: join it to a string (Fn.join) or write its items`);
  return { kind: 'token', text: Token.asString(value), numeric: typeof value === 'number' };
}

function numberNode(value: number, place: string): LiteralNode {
  if (!Number.isFinite(value)) throw fault(`${place} is ${value}, which JSON cannot hold`);
  return { kind: 'literal', value };
}

function sourceNode(source: MappingSource): StructureNode {
  return source._form?.kind === 'static' ? { kind: 'literal', value: source._form.value } : { kind: 'source', source, conversion: 'value' };
}
