import type { ApiDefinition, Method } from '../definition';
import type { Differences } from './difference';
import type { MethodComparison } from './methods';
import { pathShape } from './paths';

interface Placed {
  readonly path: string;
  readonly method: Method;
}

/** Compares the methods of two definitions. Resources without methods answer nothing and mean nothing. */
export function compareResources(differences: Differences, before: ApiDefinition, after: ApiDefinition, methods: MethodComparison): void {
  const [was, is] = [methodsByPath(before), methodsByPath(after)];
  for (const [shape, verbs] of was) compareVerbs(differences, verbs, is.get(shape) ?? new Map(), methods);
  for (const [shape, verbs] of is) if (!was.has(shape)) compareVerbs(differences, new Map(), verbs, methods);
}

type Verbs = ReadonlyMap<string, Placed>;

function compareVerbs(differences: Differences, was: Verbs, is: Verbs, methods: MethodComparison): void {
  for (const [verb, before] of was) {
    // What a verb of its own answered, `ANY` answers now, and the other way round.
    const after = is.get(verb) ?? is.get('ANY');
    const where = `${verb} ${(after ?? before).path}`;
    if (after === undefined) differences.add({ change: 'removed', grade: 'breaking-for-clients', where });
    else methods.compare(where, before.method, after.method, before.path, after.path);
  }
  for (const [verb, after] of is) {
    if (was.has(verb)) continue;
    const where = `${verb} ${after.path}`;
    const before = was.get('ANY');
    if (before === undefined) differences.add({ change: 'added', grade: 'harmless', where });
    else methods.compare(where, before.method, after.method, before.path, after.path);
  }
}

function methodsByPath({ resources }: ApiDefinition): ReadonlyMap<string, Verbs> {
  const paths = new Map<string, Map<string, Placed>>();
  for (const { path, methods } of resources) {
    if (methods.length === 0) continue;
    const verbs = paths.get(pathShape(path)) ?? new Map<string, Placed>();
    paths.set(pathShape(path), verbs);
    for (const method of methods) verbs.set(method.httpMethod, { path, method });
  }
  return paths;
}
