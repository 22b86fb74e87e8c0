import type { NamedText, RouteNode } from '../../plan';

/** Verbs that ANY stands for; every other one is answered like an unknown path. */
const verbs = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

export interface Routed {
  /** Index in the plan's methods. */
  readonly method: number;
  /** Raw values, never decoded (recorded), outermost first. */
  readonly pathVariables: readonly NamedText[];
}

interface Node {
  readonly literals: ReadonlyMap<string, Node> | undefined;
  readonly variable: Child | undefined;
  readonly greedy: Child | undefined;
  readonly methods: ReadonlyMap<string, number> | undefined;
}

interface Child {
  readonly name: string;
  readonly node: Node;
}

export type Router = (method: string, path: string) => Routed | undefined;

/**
 * Routes by path and method together: a resource without the method is no match, and the search goes on to the next less specific
 * one, all the way up (recorded). Literal parts go before path variables, those before greedy ones; ANY comes after the verb itself.
 */
export function compileRouter(routes: RouteNode): Router {
  const root = compileNode(routes);
  return (method, path) => {
    if (!verbs.has(method)) return undefined;
    const values: string[] = [];
    let end = path.length;
    while (end > 0 && path.charCodeAt(end - 1) === slash) end--;
    let start = 0;
    while (start < end && path.charCodeAt(start) === slash) start++;
    const index = find(root, method, path, start, end, values);
    if (index === undefined) return undefined;
    const pathVariables: NamedText[] = [];
    for (let i = 0; i < values.length; i += 2) pathVariables.push([values[i], values[i + 1]]);
    return { method: index, pathVariables };
  };
}

const slash = '/'.charCodeAt(0);

/** `start` is where the next part begins; at the end of the path it is beyond `end`. */
function find(node: Node, method: string, path: string, start: number, end: number, values: string[]): number | undefined {
  if (start >= end) return node.methods?.get(method) ?? node.methods?.get('ANY');
  const next = path.indexOf('/', start);
  const partEnd = next < 0 || next > end ? end : next;
  if (node.literals) {
    const child = node.literals.get(path.slice(start, partEnd));
    const found = child && find(child, method, path, partEnd + 1, end, values);
    if (found !== undefined) return found;
  }
  if (node.variable && partEnd > start) {
    const before = values.length;
    values.push(node.variable.name, path.slice(start, partEnd));
    const found = find(node.variable.node, method, path, partEnd + 1, end, values);
    if (found !== undefined) return found;
    values.length = before;
  }
  if (node.greedy) {
    const { methods } = node.greedy.node;
    const found = methods?.get(method) ?? methods?.get('ANY');
    if (found !== undefined) values.push(node.greedy.name, path.slice(start, end));
    return found;
  }
  return undefined;
}

function compileNode({ literals, variable, greedy, methods }: RouteNode): Node {
  return {
    literals: literals.length > 0 ? new Map(literals.map(([pathPart, child]) => [pathPart, compileNode(child)])) : undefined,
    variable: variable && { name: variable.name, node: compileNode(variable.child) },
    greedy: greedy && { name: greedy.name, node: compileNode(greedy.child) },
    methods: methods.length > 0 ? new Map(methods) : undefined,
  };
}
