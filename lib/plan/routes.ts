import type { RouteNode } from './api-plan';

interface Building {
  readonly literals: Map<string, Building>;
  variable?: { name: string; child: Building };
  greedy?: { name: string; child: Building };
  readonly methods: Map<string, number>;
}

/** The tree of all resources that have methods. Of two definitions of one method the first counts. */
export function routeTree(methods: readonly { readonly resourcePath: string; readonly httpMethod: string }[]): RouteNode {
  const root = node();
  methods.forEach(({ resourcePath, httpMethod }, index) => {
    const resource = resourcePath.split('/').filter(Boolean).reduce(childFor, root);
    if (!resource.methods.has(httpMethod)) resource.methods.set(httpMethod, index);
  });
  return finished(root);
}

function node(): Building {
  return { literals: new Map(), methods: new Map() };
}

/** The child for a path part. Siblings with variables of two names are refused on deployment; here the first name counts. */
function childFor(parent: Building, pathPart: string): Building {
  if (pathPart.startsWith('{') && pathPart.endsWith('+}')) {
    parent.greedy ??= { name: pathPart.slice(1, -2), child: node() };
    return parent.greedy.child;
  }
  if (pathPart.startsWith('{') && pathPart.endsWith('}')) {
    parent.variable ??= { name: pathPart.slice(1, -1), child: node() };
    return parent.variable.child;
  }
  const child = parent.literals.get(pathPart) ?? node();
  parent.literals.set(pathPart, child);
  return child;
}

function finished({ literals, variable, greedy, methods }: Building): RouteNode {
  return {
    literals: [...literals].map(([pathPart, child]) => [pathPart, finished(child)]),
    ...(variable && { variable: { name: variable.name, child: finished(variable.child) } }),
    ...(greedy && { greedy: { name: greedy.name, child: finished(greedy.child) } }),
    methods: [...methods],
  };
}
