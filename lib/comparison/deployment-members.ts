import type { Json, Value } from '../definition';
import { type Difference, type Differences, type Grade, grades } from './difference';
import { meaningOf } from './meaning';

type Known = string | number | boolean;
type Leaf = Value<Known> | undefined;
/** Grades a change by the way to its place, such as `throttle rateLimit`. */
type GradeOf = (way: string, before: Leaf, after: Leaf) => Grade;

const clients = 'breaking-for-clients';
const backends = 'breaking-for-backends';
const periods = ['DAY', 'WEEK', 'MONTH'];

/** What the service takes where a setting is absent: written out, it changes nothing. */
const defaults: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['cachingEnabled', false],
  ['cacheTtlInSeconds', 300],
  ['cacheDataEncrypted', false],
  ['dataTraceEnabled', false],
  ['loggingLevel', 'OFF'],
  ['metricsEnabled', false],
  ['requireAuthorizationForCacheControl', true],
  ['unauthorizedCacheControlHeaderStrategy', 'SUCCEED_WITH_RESPONSE_HEADER'],
  ['cacheClusterEnabled', false],
  ['tracingEnabled', false],
  ['useStageCache', false],
  ['description', ''],
]);
/** Values that are no business of those who read a comparison. */
const secret = new Set(['value']);

/** Compares all that is below two parts. Lists of named things go by the names, lists of texts are sets; what comes or goes whole is told whole. */
export function compareNodes(
  differences: Differences,
  where: string,
  way: string,
  before: unknown,
  after: unknown,
  gradeOf: GradeOf,
): void {
  const [was, is] = [said(before, way), said(after, way)];
  if (was === undefined && is === undefined) return;
  if (Array.isArray(was) || Array.isArray(is)) {
    const [one, other] = [itemsOf(was), itemsOf(is)];
    for (const key of new Set([...one.keys(), ...other.keys()])) {
      const [item, now] = [one.get(key), other.get(key)];
      const isText = item?.isText ?? now?.isText ?? false;
      compareNodes(differences, where, isText ? way : `${way} ${key}`, item?.content, now?.content, gradeOf);
    }
    return;
  }
  if (was === undefined || is === undefined || isLeaf(was) || isLeaf(is)) {
    const [one, other] = [was ?? defaultOf(is, way), is ?? defaultOf(was, way)];
    if (isLeaf(one) && isLeaf(other) && meaningOf(one) === meaningOf(other)) return;
    tell(differences, where, way, one, other, gradeOf);
    return;
  }
  for (const name of new Set([...Object.keys(was as object), ...Object.keys(is as object)])) {
    const [one, other] = [was, is].map((part) => (part as { readonly [name: string]: unknown })[name]);
    compareNodes(differences, where, `${way} ${name}`.trim(), one, other, gradeOf);
  }
}

function tell(differences: Differences, where: string, way: string, before: unknown, after: unknown, gradeOf: GradeOf): void {
  const isSecret = secret.has(way);
  const difference: Difference = {
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    grade: worst(way, before, after, gradeOf),
    where,
    field: way,
    ...(before !== undefined && !isSecret && !isEmpty(before) && { before: plain(before) }),
    ...(after !== undefined && !isSecret && !isEmpty(after) && { after: plain(after) }),
  };
  differences.add(difference);
}

function worst(way: string, before: unknown, after: unknown, gradeOf: GradeOf): Grade {
  const leaves = [...leavesOf(before, way, 'before'), ...leavesOf(after, way, 'after')];
  const found = leaves.map(({ at, side, leaf }) => {
    if (isLeaf(before) && isLeaf(after)) return gradeOf(way, before, after);
    return side === 'before' ? gradeOf(at, leaf, undefined) : gradeOf(at, undefined, leaf);
  });
  // Whoever could not use a stage before is not limited by the limits that come with it.
  if (/^apiStages \S+$/.test(way)) return after === undefined ? clients : 'harmless';
  return grades.find((grade) => found.includes(grade)) ?? 'harmless';
}

interface Placed {
  readonly at: string;
  readonly side: 'before' | 'after';
  readonly leaf: Value<Known>;
}

function leavesOf(node: unknown, at: string, side: Placed['side']): readonly Placed[] {
  if (node === undefined) return [];
  if (isLeaf(node)) return [{ at, side, leaf: node }];
  return Object.entries(node as object).flatMap(([name, member]) => (name === 'origin' ? [] : leavesOf(member, `${at} ${name}`, side)));
}

/** How the members of stages, usage plans and API keys are graded. */
export const deploymentGrade: GradeOf = (way, before, after) => {
  const name = way.split(' ').at(-1) ?? '';
  if (/^(?:variables|canarySetting stageVariableOverrides) /.test(way)) return before === undefined ? 'harmless' : backends;
  if (way === 'clientCertificateId') return backends;
  if (way === 'enabled') return after === true ? 'harmless' : clients;
  if (way === 'value') return clients;
  if (way === 'apiKeys' || way.startsWith('apiKeys ')) return after === undefined ? clients : 'harmless';
  if (/^(?:throttling)?(?:burst|rate)Limit$|^limit$/i.test(name)) return lowers(before, after) ? clients : 'harmless';
  // What the first period has less.
  if (name === 'offset') return lowers(after ?? 0, before ?? 0) ? clients : 'harmless';
  if (name === 'period') return periods.indexOf(String(after)) > periods.indexOf(String(before)) ? clients : 'harmless';
  return name === 'unauthorizedCacheControlHeaderStrategy' && after === 'FAIL_WITH_403' ? clients : 'harmless';
};

/** Whether a limit lets less through; none lets everything through. */
function lowers(before: Leaf, after: Leaf): boolean {
  if (after === undefined) return false;
  return !(typeof before === 'number' && typeof after === 'number' && after >= before);
}

function isLeaf(node: unknown): node is Value<Known> {
  return node !== undefined && (typeof node !== 'object' || node === null || Object.hasOwn(node, 'unresolved'));
}

/** The node without what says nothing: defaults, origins, empty lists, and objects of nothing else. */
function said(node: unknown, way: string): unknown {
  if (isLeaf(node)) return isDefault(node, way) ? undefined : node;
  if (node === undefined) return undefined;
  if (Array.isArray(node)) return node.length === 0 ? undefined : node;
  const names = Object.keys(node as object).filter((name) => name !== 'origin' && !addresses.has(name));
  const members = names.map((name) => said((node as { readonly [name: string]: unknown })[name], `${way} ${name}`.trim()));
  // That a stage is in a plan says something by itself.
  if (members.every((member) => member === undefined)) return Object.hasOwn(node as object, 'stage') ? {} : undefined;
  return Object.fromEntries(names.map((name) => [name, (node as { readonly [name: string]: unknown })[name]]));
}

function isDefault(leaf: Value<Known>, way: string): boolean {
  return defaultOf(leaf, way) === leaf;
}

/** What is meant where a side does not say what the other one does. A setting of one method that is not said may be the one of all methods. */
function defaultOf(other: unknown, way: string): Known | undefined {
  if (!isLeaf(other) || (way.startsWith('methodSettings ') && !way.startsWith('methodSettings * /* '))) return undefined;
  return defaults.get(way.split(' ').at(-1) ?? '');
}

function isEmpty(node: unknown): boolean {
  return typeof node === 'object' && node !== null && Object.keys(node).length === 0;
}

interface Item {
  readonly content: unknown;
  readonly isText: boolean;
}

/** Members that say which item of a list is meant. */
const addresses = new Set(['key', 'stage', 'httpMethod', 'resourcePath']);

function itemsOf(list: unknown): ReadonlyMap<string, Item> {
  const items = Array.isArray(list) ? (list as readonly unknown[]) : [];
  return new Map(items.map((item, index) => [keyOf(item, index), contentOf(item)]));
}

function keyOf(item: unknown, index: number): string {
  if (isLeaf(item)) return typeof item === 'string' ? item : meaningOf(item);
  const { name, key, stage, httpMethod, resourcePath } = item as { readonly [name: string]: Leaf };
  const names = [name, key, stage, httpMethod, resourcePath].filter((text) => text !== undefined);
  return names.length === 0 ? String(index) : names.map((text) => (typeof text === 'string' ? text : meaningOf(text))).join(' ');
}

function contentOf(item: unknown): Item {
  if (isLeaf(item)) return { content: item, isText: true };
  const { name, value } = item as { readonly [name: string]: unknown };
  return { content: name === undefined ? item : value, isText: false };
}

/** Values as they stand in a template. */
function plain(node: unknown): Json {
  if (node === null || typeof node !== 'object') return node as Json;
  if (Array.isArray(node)) return node.map(plain);
  if (Object.hasOwn(node, 'unresolved')) return (node as { readonly unresolved: Json }).unresolved;
  return Object.fromEntries(Object.entries(node).flatMap(([name, member]) => (name === 'origin' ? [] : [[name, plain(member)]])));
}
