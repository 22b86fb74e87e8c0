import type { Expression, ReferenceNode, SetNode, Statement } from '../../mapping/vtl';

/** What a reference prints within the quotes of a JSON text. */
export type PrintedValue = 'raw' | 'quoted' | 'unknown';

/**
 * Tells the references that print what a caller sent as it came (`raw`) and those that bring their own quotes (`quoted`). What goes
 * through any other function or method may have been escaped, and is unknown. Path variables stay percent-encoded, and an encoded text
 * has no quote in it.
 */
export function rawValues(body: readonly Statement[], pathVariables: ReadonlySet<string>): (node: ReferenceNode) => PrintedValue {
  const assigned = assignments(body);
  const kindOf = (node: ReferenceNode, seen: ReadonlySet<string>): PrintedValue => {
    const [first, ...rest] = node.steps;
    if (node.root === 'input') return inputKind(first, rest, pathVariables);
    if (rest.some(({ type }) => type === 'call') || first?.type === 'call' || seen.has(node.root)) return 'unknown';
    const values = assigned.get(node.root) ?? [];
    const kinds = values.map((value) => (value?.type === 'reference' ? kindOf(value, new Set([...seen, node.root])) : 'unknown'));
    return kinds.length > 0 && kinds.every((kind) => kind === 'raw') ? 'raw' : 'unknown';
  };
  return (node) => kindOf(node, new Set());
}

type Steps = ReferenceNode['steps'];

function inputKind(first: Steps[number] | undefined, rest: Steps, pathVariables: ReadonlySet<string>): PrintedValue {
  if (first === undefined || rest.some(({ type }) => type === 'call')) return 'unknown';
  if (first.type === 'property') return first.name === 'body' && rest.length === 0 ? 'raw' : 'unknown';
  if (first.type !== 'call') return 'unknown';
  if (first.name === 'json') return rest.length === 0 ? 'quoted' : 'unknown';
  if (first.name === 'path') return 'raw';
  return first.name === 'params' && isDecoded(first.arguments[0], rest, pathVariables) ? 'raw' : 'unknown';
}

/** True for `$input.params('name')` and `$input.params().header.name` where the name is of a header or query string. */
function isDecoded(name: Expression | undefined, rest: Steps, pathVariables: ReadonlySet<string>): boolean {
  if (name === undefined) return rest.length === 2 && rest[0]?.type === 'property' && ['header', 'querystring'].includes(rest[0].name);
  return name.type === 'string' && (name.content ?? []).every(({ type }) => type === 'text') && !pathVariables.has(name.value);
}

/** All values that each variable gets; undefined for one that is not an expression. */
function assignments(
  body: readonly Statement[],
  found = new Map<string, (Expression | undefined)[]>(),
): Map<string, (Expression | undefined)[]> {
  for (const statement of body) {
    if (statement.type === 'set') assign(statement, found);
    else if (statement.type === 'if') {
      for (const branch of statement.branches) assignments(branch.body, found);
      assignments(statement.otherwise ?? [], found);
    } else if (statement.type === 'directive') {
      const [name, , source] = statement.arguments;
      if (name?.type === 'reference') add(found, name.root, statement.name === 'foreach' && source?.type !== 'word' ? source : undefined);
      assignments(statement.body ?? [], found);
    }
  }
  return found;
}

function assign({ target, value }: SetNode, found: Map<string, (Expression | undefined)[]>): void {
  add(found, target.root, target.steps.length === 0 ? value : undefined);
}

function add(found: Map<string, (Expression | undefined)[]>, name: string, value: Expression | undefined): void {
  found.set(name, [...(found.get(name) ?? []), value]);
}
