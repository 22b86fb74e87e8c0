import { listNode, mapNode, movedTo, textNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import { toJson } from '../../source/to-json';
import { type MapEntry, MapNode, type Span, scalar, type TreeNode } from '../../source/tree';
import { Conditions } from './conditions';
import { onlyMember, parameterValue, type Scope, scalarText } from './scope';
import { substituted } from './substitution';

/** Characters that evaluation may make of one template; values handed down to nested stacks may double with each level. */
const maximumCharacters = 64 * 1024 * 1024;

type Change = TreeNode | undefined;

const transform = 'Fn::Transform';

/**
 * Evaluates CloudFormation's intrinsic functions as far as parameters, mappings and conditions tell. What is not known stays as it is
 * written; a value stands where the function stood.
 */
export class Evaluator {
  readonly conditions: Conditions;
  /** Conditions that `Fn::If` asked for, and that are not known. */
  readonly undecided = new Set<string>();
  readonly #done = new WeakMap<TreeNode, TreeNode>();
  #characters = 0;

  /** @param overflow makes the error for more text than can be held */
  constructor(
    private readonly scope: Scope,
    private readonly overflow: () => Error,
  ) {
    this.conditions = new Conditions(scope, this);
  }

  /** The node with everything known in it; the node itself where nothing is. */
  evaluated(node: TreeNode): TreeNode {
    if (node.kind === 'scalar') return node;
    const known = this.#done.get(node);
    if (known !== undefined) return known;
    const value = this.onDemand(node) ?? this.intrinsic(node) ?? (node.kind === 'list' ? this.list(node.items, node) : this.map(node));
    this.#done.set(node, value);
    return value;
  }

  /** What is made on demand is evaluated on demand; it has several members, so it is no intrinsic. */
  private onDemand(node: TreeNode): Change {
    if (node.kind !== 'map' || node.source === undefined) return undefined;
    return MapNode.made(node.source, () => this.map(node).entries);
  }

  private list(items: readonly TreeNode[], node: TreeNode): TreeNode {
    const values = items.map((item) => this.evaluated(item));
    return values.every((value, index) => value === items[index]) ? node : listNode(values, node);
  }

  private map(node: MapNode): MapNode {
    const included = this.included(node);
    const entries = node.entries.flatMap((entry): readonly MapEntry[] => {
      if (entry.key === transform && included !== undefined) return included.entries;
      return included?.entry(entry.key) === undefined ? [this.evaluatedEntry(entry)] : [];
    });
    const isSame = entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index]);
    return isSame ? node : new MapNode(entries, node, node.document);
  }

  private evaluatedEntry(entry: MapEntry): MapEntry {
    const value = this.evaluated(entry.value);
    return value === entry.value ? entry : { ...entry, value };
  }

  /** What `AWS::Include` beside other members puts in its place. It counts where both have one: people write stand-ins for it. */
  private included(node: MapNode): MapNode | undefined {
    const argument = node.entries.length > 1 ? node.entry(transform)?.value : undefined;
    if (argument === undefined) return undefined;
    const found = this.transformed(argument, node);
    return found?.kind === 'map' ? new MapNode(membersOf(found, argument), node) : undefined;
  }

  private intrinsic(node: TreeNode): Change {
    const member = onlyMember(node);
    if (member === undefined || !isIntrinsic(node)) return undefined;
    const { name, argument } = member;
    const value = this.value(name, argument, node);
    if (value !== undefined) this.count(value);
    return value;
  }

  private value(name: string, argument: TreeNode, span: Span): Change {
    switch (name) {
      case 'Ref':
        return this.reference(scalarText(argument) ?? '', span);
      case 'Fn::GetAtt':
        return this.attribute(argument, span);
      case 'Fn::Sub':
        return substituted(
          argument,
          (node) => this.evaluated(node),
          (reference) => this.named(reference, argument),
        );
      case 'Fn::If':
        return this.choice(argument, span);
      case 'Fn::FindInMap':
        return this.found(argument, span);
      case 'Fn::Join':
        return this.joined(argument, span);
      case 'Fn::Select':
        return this.selected(argument);
      case 'Fn::Split':
        return this.split(argument, span);
      case 'Fn::Length':
        return this.length(argument, span);
      case 'Fn::ToJsonString':
        return this.jsonText(argument, span);
      case transform:
        return this.transformed(argument, span);
      default:
        return undefined;
    }
  }

  private reference(name: string, span: Span): Change {
    const value = parameterValue(this.scope, name, span);
    if (value !== undefined) return value;
    return this.scope.prefix === '' || name.startsWith('AWS::')
      ? undefined
      : mapNode([['Ref', textNode(this.scope.prefix + name, span)]], span);
  }

  private attribute(argument: TreeNode, span: Span): Change {
    const [logicalId, attribute] = argument.kind === 'list' ? argument.items.map(scalarText) : splitAtDot(scalarText(argument));
    if (logicalId === undefined || attribute === undefined) return undefined;
    const output = this.scope.attribute(logicalId, attribute, span);
    if (output !== undefined || this.scope.prefix === '') return output;
    const parts = [this.scope.prefix + logicalId, attribute].map((part) => textNode(part, span));
    return mapNode([['Fn::GetAtt', listNode(parts, span)]], span);
  }

  private named(name: string, span: Span): Change {
    const [logicalId = '', attribute] = splitAtDot(name);
    return attribute === undefined ? this.reference(logicalId, span) : this.attribute(textNode(name, span), span);
  }

  private choice(argument: TreeNode, span: Span): Change {
    const [condition, yes, no] = argument.kind === 'list' ? argument.items : [];
    const name = scalarText(condition);
    const holds = name === undefined ? undefined : this.conditions.holds(name);
    const branch = holds === undefined ? undefined : holds ? yes : no;
    if (branch !== undefined) return this.evaluated(branch);
    if (name !== undefined) this.undecided.add(name);
    if (yes === undefined || no === undefined || condition === undefined) return undefined;
    return this.rebuilt('Fn::If', argument, [condition, this.evaluated(yes), this.evaluated(no)], span);
  }

  private found(argument: TreeNode, span: Span): Change {
    const items = argument.kind === 'list' ? argument.items.map((item) => this.evaluated(item)) : [];
    const [map, first, second] = items.map(scalarText);
    if (map === undefined || first === undefined || second === undefined) return undefined;
    const value = this.scope.mappings?.get(map)?.get(first)?.get(second);
    const standard = items[3]?.kind === 'map' ? items[3].entry('DefaultValue')?.value : undefined;
    return value === undefined ? standard && this.evaluated(standard) : movedTo(value.node, span);
  }

  private joined(argument: TreeNode, span: Span): Change {
    const [separator, list] = argument.kind === 'list' ? argument.items : [];
    const between = scalarText(separator);
    if (between === undefined || list === undefined || separator === undefined) return undefined;
    const parts = this.evaluated(list);
    if (parts.kind !== 'list') return this.rebuilt('Fn::Join', argument, [separator, parts], span);
    const texts = parts.items.map(scalarText);
    if (!texts.includes(undefined)) return textNode(texts.join(between), span);
    return this.rebuilt('Fn::Join', argument, [separator, parts], span);
  }

  private selected(argument: TreeNode): Change {
    const [index, list] = argument.kind === 'list' ? argument.items.map((item) => this.evaluated(item)) : [];
    const at = scalarText(index);
    return list?.kind === 'list' && at !== undefined && /^\d+$/.test(at) ? list.items[Number(at)] : undefined;
  }

  private split(argument: TreeNode, span: Span): Change {
    const [separator, text] = argument.kind === 'list' ? argument.items.map((item) => scalarText(this.evaluated(item))) : [];
    if (separator === undefined || separator === '' || text === undefined) return undefined;
    return listNode(
      text.split(separator).map((part) => textNode(part, span)),
      span,
    );
  }

  private length(argument: TreeNode, span: Span): Change {
    const list = this.evaluated(argument);
    return list.kind === 'list' && !isIntrinsic(argument) ? scalar(list.items.length, String(list.items.length), span) : undefined;
  }

  private jsonText(argument: TreeNode, span: Span): Change {
    const value = this.evaluated(argument);
    return holdsIntrinsic(value) ? undefined : textNode(JSON.stringify(toJson(value)), span);
  }

  /** `AWS::Include` of a local file, or of several; other transforms run at deployment. */
  private transformed(argument: TreeNode, span: Span): Change {
    if (argument.kind === 'list') return this.transformedInOrder(argument.items, span);
    if (argument.kind !== 'map' || scalarText(argument.entry('Name')?.value) !== 'AWS::Include') return undefined;
    const parameters = argument.entry('Parameters')?.value;
    const location = parameters?.kind === 'map' ? parameters.entry('Location')?.value : undefined;
    const included = location && this.scope.include(this.evaluated(location), span);
    return included && this.evaluated(included);
  }

  private transformedInOrder(items: readonly TreeNode[], span: Span): Change {
    const parts = items.map((item) => this.transformed(item, span));
    const maps = parts.flatMap((part) => (part?.kind === 'map' ? [part] : []));
    if (maps.length === 0 || maps.length < parts.length) return undefined;
    return mapNode(
      maps.flatMap((map) => membersOf(map, span).map(({ key, value }) => [key, value] as const)),
      span,
    );
  }

  private rebuilt(name: string, argument: TreeNode, items: readonly TreeNode[], span: Span): Change {
    const same = argument.kind === 'list' && items.every((item, index) => item === argument.items[index]);
    return same ? undefined : mapNode([[name, listNode(items, argument)]], span);
  }

  private count(value: TreeNode): void {
    this.#characters += value.kind === 'scalar' ? value.text.length : 1;
    if (this.#characters > maximumCharacters) throw this.overflow();
  }
}

/** The members of an included map: what is a map keeps its places in the file, all else stands where it was included. */
function membersOf({ entries, document }: MapNode, span: Span): readonly MapEntry[] {
  return entries.map(({ key, keySpan, value }) =>
    value.kind === 'map'
      ? { key, keySpan, value: new MapNode(value.entries, value, value.document ?? document) }
      : { key, keySpan: span, value: movedTo(value, span) },
  );
}

function splitAtDot(name: string | undefined): readonly (string | undefined)[] {
  const dot = name?.indexOf('.') ?? -1;
  return name === undefined || dot === -1 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function holdsIntrinsic(node: TreeNode): boolean {
  if (node.kind === 'scalar') return false;
  if (isIntrinsic(node)) return true;
  return node.kind === 'list' ? node.items.some(holdsIntrinsic) : node.entries.some(({ value }) => holdsIntrinsic(value));
}
