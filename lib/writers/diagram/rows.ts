import { type ApiDefinition, isLiteral, type Method } from '../../definition';
import { type Backend, backendOf } from './backend';

export interface Verb {
  readonly name: string;
  /** True if the method wants credentials or an API key. */
  readonly guarded: boolean;
}

/** Methods of one path, or of many, that one backend answers. */
export interface Row {
  readonly path: string;
  readonly verbs: readonly Verb[];
  readonly backend: Backend;
  /** Methods that the row stands for; more than its verbs where paths are drawn together. */
  readonly methods: number;
}

/**
 * What a diagram shows of an API, in the order of the definition.
 * @param maximum rows that still make a picture; beyond them the paths below one first part are drawn together
 */
export function rowsOf({ resources }: ApiDefinition, maximum: number): readonly Row[] {
  const rows = resources.flatMap(({ path, methods }) => rowsOfPath(path, methods));
  return rows.length <= maximum ? rows : together(rows);
}

function rowsOfPath(path: string, methods: readonly Method[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const method of methods) {
    const backend = backendOf(method.integration);
    const row = rows.get(backend.label);
    const verb = { name: method.httpMethod, guarded: isGuarded(method) };
    const verbs = [...(row?.verbs ?? []), verb];
    rows.set(backend.label, { path, verbs, backend, methods: verbs.length });
  }
  return [...rows.values()];
}

function together(rows: readonly Row[]): readonly Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const first = row.path.split('/')[1] ?? '';
    const key = JSON.stringify([first, row.backend.label]);
    const known = merged.get(key);
    const verbs = known?.verbs ?? [];
    const fresh = row.verbs.filter(({ name }) => !verbs.some((verb) => verb.name === name));
    const path = known === undefined ? row.path : `/${first}/…`;
    merged.set(key, { path, backend: row.backend, verbs: [...verbs, ...fresh], methods: (known?.methods ?? 0) + row.methods });
  }
  return [...merged.values()];
}

function isGuarded({ authorizationType = 'NONE', apiKeyRequired }: Method): boolean {
  return !isLiteral(authorizationType) || authorizationType !== 'NONE' || apiKeyRequired === true;
}
