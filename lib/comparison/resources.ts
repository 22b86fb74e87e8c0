import type { ApiDefinition, Method } from '../definition';
import type { Differences } from './difference';
import type { MethodComparison } from './methods';
import { pathShape } from './paths';

interface Placed {
  readonly path: string;
  readonly method: Method;
}

/** Parts of a path that no real one comes near. */
const maximumParts = 100;

type Verbs = ReadonlyMap<string, Placed>;
type Paths = ReadonlyMap<string, Verbs>;

/** Compares the methods of two definitions. Resources without methods answer nothing and mean nothing. */
export function compareResources(differences: Differences, before: ApiDefinition, after: ApiDefinition, methods: MethodComparison): void {
  const [was, is] = [methodsByPath(before), methodsByPath(after)];
  const comparison = new ResourceComparison(differences, was, is, methods);
  for (const [shape, verbs] of was) comparison.verbs(shape, verbs, is.get(shape) ?? new Map());
  for (const [shape, verbs] of is) if (!was.has(shape)) comparison.verbs(shape, new Map(), verbs);
}

class ResourceComparison {
  constructor(
    private readonly differences: Differences,
    private readonly before: Paths,
    private readonly after: Paths,
    private readonly methods: MethodComparison,
  ) {}

  verbs(shape: string, was: Verbs, is: Verbs): void {
    for (const [verb, before] of was) {
      // What a verb of its own answered, `ANY` answers now, and the other way round.
      const after = is.get(verb) ?? is.get('ANY');
      const where = `${verb} ${(after ?? before).path}`;
      if (after === undefined) {
        const other = answering(this.after, shape, verb);
        const reason = other === undefined ? {} : { reason: `${other} answers it now` };
        this.differences.add({ change: 'removed', grade: 'breaking-for-clients', where, ...reason });
      } else this.methods.compare(where, before.method, after.method, before.path, after.path);
    }
    for (const [verb, after] of is) {
      if (was.has(verb)) continue;
      const where = `${verb} ${after.path}`;
      const before = was.get('ANY');
      if (before === undefined) {
        const other = answering(this.before, shape, verb);
        const reason = other === undefined ? {} : { reason: `${other} answered it before` };
        this.differences.add({ change: 'added', grade: 'harmless', where, ...reason });
      } else this.methods.compare(where, before.method, after.method, before.path, after.path);
    }
  }
}

/** The method of a variable in the place of the path's last part, or of a greedy one above, that gets the requests of a path. */
function answering(paths: Paths, shape: string, verb: string): string | undefined {
  const parts = shape.split('/');
  if (parts.length > maximumParts) return undefined;
  for (let length = parts.length - 1; length > 0; length--) {
    const above = parts.slice(0, length).join('/');
    for (const variable of length === parts.length - 1 ? ['{}', '{+}'] : ['{+}']) {
      const verbs = paths.get(`${above}/${variable}`);
      const name = [verb, 'ANY'].find((one) => verbs?.has(one));
      if (name !== undefined) return `${name} ${verbs?.get(name)?.path}`;
    }
  }
  return undefined;
}

function methodsByPath({ resources }: ApiDefinition): Paths {
  const paths = new Map<string, Map<string, Placed>>();
  for (const { path, methods } of resources) {
    if (methods.length === 0) continue;
    const verbs = paths.get(pathShape(path)) ?? new Map<string, Placed>();
    paths.set(pathShape(path), verbs);
    for (const method of methods) verbs.set(method.httpMethod, { path, method });
  }
  return paths;
}
