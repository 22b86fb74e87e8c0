import { listNode } from '../../source/build';
import { type MapEntry, MapNode, scalar, type TreeNode } from '../../source/tree';
import { onlyMember, scalarText } from './scope';

const prefix = 'Fn::ForEach::';

/** Values that loops may make of one template; CloudFormation ends at 500 resources and 1 MB. */
const maximumValues = 1_000_000;

/**
 * Writes out the loops of a template (`Fn::ForEach` of `AWS::LanguageExtensions`) whose collections are known. `${Name}` and `Ref` stand for
 * the item in keys and values, `&{Name}` for its letters and digits. A loop over what only the deployment knows stays what it is.
 */
export class Loops {
  #values = 0;

  /**
   * @param evaluated what is known of a collection
   * @param overflow makes the error for more than can be held
   */
  constructor(
    private readonly evaluated: (node: TreeNode) => TreeNode,
    private readonly overflow: () => Error,
  ) {}

  /** The node with its loops written out; the node itself where there are none. */
  writtenOut(node: TreeNode): TreeNode {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.writtenOut(item));
      return items.every((item, index) => item === node.items[index]) ? node : listNode(items, node);
    }
    const entries = node.entries.flatMap((entry) => this.#entries(entry));
    const isSame = entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index]);
    return isSame ? node : new MapNode(unique(entries), node, node.document);
  }

  #entries(entry: MapEntry): readonly MapEntry[] {
    const iterations = entry.key.startsWith(prefix) ? this.#iterations(entry.value) : undefined;
    if (iterations !== undefined) return iterations;
    const value = this.writtenOut(entry.value);
    return [value === entry.value ? entry : { ...entry, value }];
  }

  /** What a loop makes; undefined where its collection is not known. */
  #iterations(loop: TreeNode): readonly MapEntry[] | undefined {
    const [name, collection, body] = loop.kind === 'list' ? loop.items : [];
    const variable = scalarText(name);
    const list = collection && this.evaluated(collection);
    if (variable === undefined || list?.kind !== 'list' || body?.kind !== 'map') return undefined;
    const items = list.items.map((item) => scalarText(this.evaluated(item)));
    if (!items.every((item) => item !== undefined)) return undefined;
    return items.flatMap((item) => {
      const replaced = this.#replaced(body, variable, item);
      // Loops in it see the item, too.
      return replaced.kind === 'map' ? replaced.entries.flatMap((entry) => this.#entries(entry)) : [];
    });
  }

  #replaced(node: TreeNode, variable: string, item: string): TreeNode {
    this.#values += 1;
    if (this.#values > maximumValues) throw this.overflow();
    if (node.kind === 'scalar') {
      const text = typeof node.value === 'string' ? inText(node.value, variable, item) : undefined;
      return text === undefined || text === node.value ? node : scalar(text, text, node);
    }
    if (node.kind === 'list')
      return listNode(
        node.items.map((value) => this.#replaced(value, variable, item)),
        node,
      );
    const only = onlyMember(node);
    if (only?.name === 'Ref' && scalarText(only.argument) === variable) return scalar(item, item, node);
    const entries = node.entries.map((entry) => ({
      ...entry,
      key: inText(entry.key, variable, item),
      value: this.#replaced(entry.value, variable, item),
    }));
    return new MapNode(unique(entries), node, node.document);
  }
}

function inText(text: string, variable: string, item: string): string {
  if (!text.includes(`{${variable}}`)) return text;
  return text.replaceAll(`\${${variable}}`, () => item).replaceAll(`&{${variable}}`, () => item.replace(/[^A-Za-z0-9]/g, ''));
}

/** Of two members with one key the later one counts. */
function unique(entries: readonly MapEntry[]): readonly MapEntry[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return byKey.size === entries.length ? entries : [...byKey.values()];
}
