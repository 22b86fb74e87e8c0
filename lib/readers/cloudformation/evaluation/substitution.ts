import { listNode, mapNode, textNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import { scalarText } from './scope';

/** Finds what a name in a `Fn::Sub` stands for; undefined where the name stays. */
export type Named = (name: string) => TreeNode | undefined;

/** A `Fn::Sub` with what is known put in; a text where nothing unknown is left. Undefined where nothing changes. */
export function substituted(argument: TreeNode, evaluated: (node: TreeNode) => TreeNode, named: Named): TreeNode | undefined {
  const [textOrList, variables] = argument.kind === 'list' ? argument.items : [argument];
  const text = textOrList && scalarText(textOrList);
  if (text === undefined) return undefined;
  const kept = new Map<string, TreeNode>();
  const variableOf = new Map<string, string>();
  const given = new Map(variables?.kind === 'map' ? variables.entries.map(({ key, value }) => [key, evaluated(value)] as const) : []);
  let changed = false;
  let unknown = false;
  const replaced = text.replace(/\$\{(!?)([^}]*)\}/g, (whole, escaped: string, reference: string) => {
    if (escaped === '!') return whole;
    const name = reference.trim();
    const own = given.get(name);
    const value = own ?? named(name);
    const known = value && scalarText(value);
    if (known !== undefined) {
      changed = true;
      // What looks like a variable in a value is none.
      return known.replaceAll('${', '${!');
    }
    unknown = true;
    if (value === undefined) return whole;
    changed ||= own === undefined;
    const variable = variableOf.get(name) ?? freeName(own === undefined ? name.replace(/[^A-Za-z0-9]/g, '') : name, kept);
    variableOf.set(name, variable);
    kept.set(variable, value);
    return `\${${variable}}`;
  });
  if (!unknown) return textNode(replaced.replaceAll(/\$\{!([^}]*)\}/g, '$${$1}').replaceAll('${!', '${'), argument);
  const sameVariables = [...given].every(([name, value]) => variables?.kind === 'map' && variables.entry(name)?.value === value);
  if (!changed && sameVariables) return undefined;
  const rest = textNode(replaced, textOrList);
  return mapNode([['Fn::Sub', kept.size === 0 ? rest : listNode([rest, mapNode([...kept], argument)], argument)]], argument);
}

function freeName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  return name;
}
