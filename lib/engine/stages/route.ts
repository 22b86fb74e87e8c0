import type { NamedText, RouteNode } from '../../plan';

/** Verbs that ANY stands for; every other one is answered like an unknown path. */
const verbs = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

export interface Routed {
  /** Index in the plan's methods. */
  readonly method: number;
  /** Raw values, never decoded (recorded), outermost first. */
  readonly pathVariables: readonly NamedText[];
}

/** In few pieces of memory: a request of an API with many routes is likely to be the first for a while to look at its own. */
interface Node {
  /** The only verb of a resource that has one, and its method. */
  readonly verb: string | undefined;
  readonly method: number;
  readonly literals: ReadonlyMap<string, Node> | undefined;
  readonly variable: Node | undefined;
  readonly variableName: string;
  /** The methods of a resource that has several. */
  readonly methods: Methods | undefined;
  readonly greedyName: string;
  /** Verb and method of a greedy path variable. */
  readonly greedy: Methods | undefined;
}

/** Verb, index, verb, index, …; ANY stands last. */
type Methods = readonly (string | number)[];

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
  if (start >= end) {
    if (node.verb !== undefined) return node.verb === method || node.verb === 'ANY' ? node.method : undefined;
    return node.methods && indexOf(node.methods, method);
  }
  const next = path.indexOf('/', start);
  const partEnd = next < 0 || next > end ? end : next;
  if (node.literals) {
    const child = node.literals.get(path.slice(start, partEnd));
    const found = child && find(child, method, path, partEnd + 1, end, values);
    if (found !== undefined) return found;
  }
  if (node.variable && partEnd > start) {
    const before = values.length;
    values.push(node.variableName, path.slice(start, partEnd));
    const found = find(node.variable, method, path, partEnd + 1, end, values);
    if (found !== undefined) return found;
    values.length = before;
  }
  if (node.greedy) {
    const found = indexOf(node.greedy, method);
    if (found !== undefined) values.push(node.greedyName, path.slice(start, end));
    return found;
  }
  return undefined;
}

/** The method of the verb itself, else that of ANY. */
function indexOf(methods: Methods, verb: string): number | undefined {
  for (let i = 0; i < methods.length; i += 2) {
    if (methods[i] === verb || methods[i] === 'ANY') return methods[i + 1] as number;
  }
  return undefined;
}

function compileNode({ literals, variable, greedy, methods }: RouteNode): Node {
  const [only] = methods.length === 1 ? methods : [];
  return {
    verb: only?.[0],
    method: only?.[1] ?? 0,
    literals: literals.length > 0 ? new Map(literals.map(([pathPart, child]) => [pathPart, compileNode(child)])) : undefined,
    variable: variable && compileNode(variable.child),
    variableName: variable?.name ?? '',
    methods: only ? undefined : compileMethods(methods),
    greedyName: greedy?.name ?? '',
    greedy: greedy && compileMethods(greedy.child.methods),
  };
}

function compileMethods(methods: RouteNode['methods']): Methods | undefined {
  const any = methods.filter(([verb]) => verb === 'ANY');
  return methods.length > 0 ? [...methods.filter(([verb]) => verb !== 'ANY'), ...any].flat() : undefined;
}
