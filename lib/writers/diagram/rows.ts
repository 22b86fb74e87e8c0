import { type ApiDefinition, isLiteral, type Method } from '../../definition';
import { type Backend, backendOf } from './backend';

export interface Verb {
  readonly name: string;
  /** True if the method wants credentials or an API key. */
  readonly guarded: boolean;
}

/** Methods of one path, or of many. */
export interface Row {
  readonly path: string;
  readonly verbs: readonly Verb[];
  /** What answers them: one, unless methods are drawn together that different ones answer. */
  readonly backends: readonly [Backend, ...Backend[]];
  /** Methods that the row stands for; more than its verbs where paths are drawn together. */
  readonly methods: number;
}

/** What a diagram shows of an API, in the order of the definition. */
export interface Overview {
  readonly rows: readonly Row[];
  readonly methods: number;
  /** Endpoints, functions and services that answer. */
  readonly backends: number;
}

/** Rows that still make a picture. */
const maximumRows = 80;
/** Backends of one row that are named. */
const maximumBackends = 3;

/** The rows of an API: beyond what makes a picture, the methods of a path are drawn together, then the paths below one first part, then the rest. */
export function overviewOf({ resources }: ApiDefinition): Overview {
  const all = resources.flatMap(({ path, methods }) => rowsOfPath(path, methods));
  const labels = all.flatMap(({ backends: [{ kind, label }] }) => (kind === 'mock' || kind === 'none' ? [] : [label]));
  return {
    rows: fitting(all).map((row) => ({ ...row, backends: named(row.backends) })),
    methods: all.reduce((count, { methods }) => count + methods, 0),
    backends: new Set(labels).size,
  };
}

function fitting(all: readonly Row[]): readonly Row[] {
  if (all.length <= maximumRows) return all;
  const paths = together(all, ({ path }) => path);
  if (paths.length <= maximumRows) return paths;
  const parts = together(paths, ({ path }) => path.split('/')[1] ?? '');
  if (parts.length <= maximumRows) return parts;
  const [rest] = together(parts.slice(maximumRows - 1), () => '') as [Row];
  return [...parts.slice(0, maximumRows - 1), { ...rest, path: '…' }];
}

function rowsOfPath(path: string, methods: readonly Method[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const method of methods) {
    const backend = backendOf(method.integration);
    const verbs = [...(rows.get(backend.label)?.verbs ?? []), { name: method.httpMethod, guarded: isGuarded(method) }];
    rows.set(backend.label, { path, verbs, backends: [backend], methods: verbs.length });
  }
  return [...rows.values()];
}

/** One row for all rows of a key, at the place of the first. */
function together(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()].map(merged);
}

function merged(rows: readonly Row[]): Row {
  const [{ path }] = rows as [Row];
  const verbs = new Map<string, Verb>();
  for (const { name, guarded } of rows.flatMap((row) => row.verbs))
    verbs.set(name, { name, guarded: guarded || verbs.get(name)?.guarded === true });
  const first = path.split('/')[1] ?? '';
  return {
    path: rows.every((row) => row.path === path) ? path : `/${first}/…`,
    verbs: [...verbs.values()],
    backends: each(rows.flatMap(({ backends }) => backends)),
    methods: rows.reduce((count, { methods }) => count + methods, 0),
  };
}

/** Each backend once. */
function each(backends: readonly Backend[]): Row['backends'] {
  return [...new Map(backends.map((backend) => [backend.label, backend])).values()] as unknown as Row['backends'];
}

/** Too many to be named are a number. */
function named(backends: Row['backends']): Row['backends'] {
  return backends.length <= maximumBackends ? backends : [{ kind: 'several', label: `${backends.length} backends` }];
}

function isGuarded({ authorizationType = 'NONE', apiKeyRequired }: Method): boolean {
  return !isLiteral(authorizationType) || authorizationType !== 'NONE' || apiKeyRequired === true;
}
