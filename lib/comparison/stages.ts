import type { ApiDefinition, Value } from '../definition';
import type { Differences, Grade } from './difference';
import { allGraded, compareEntries, type Entry } from './fields';
import { meaningOf } from './meaning';

const clients = 'breaking-for-clients';
const limits = /(?:^| )(?:throttlingBurstLimit|throttlingRateLimit|burstLimit|rateLimit|limit|offset|period)$/;

/** What only templates say: how the API is deployed, and what its callers may use of it. */
export function compareDeployment(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  compareEndpoint(differences, before, after);
  compareParts(differences, 'stage', before.stages, after.stages, ({ name }) => meaningOf(name));
  compareParts(differences, 'usage plan', before.usagePlans, after.usagePlans, ({ name }) => meaningOf(name));
  compareParts(differences, 'API key', before.apiKeys, after.apiKeys, ({ name }) => name);
  const tags = [before, after].map(({ tags: list }) => list.map(({ name, value }): Entry => ({ key: name, value })));
  compareEntries(differences, 'API', (key) => `tag ${key}`, tags[0] ?? [], tags[1] ?? [], {
    added: 'harmless',
    removed: 'harmless',
    changed: 'harmless',
  });
}

function compareEndpoint(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  const values = [before, after].map(({ endpointConfiguration }) => {
    const types = endpointConfiguration?.types ?? [];
    const ip = endpointConfiguration?.ipAddressType;
    // An API is edge optimized where nothing is said.
    return [
      ...(types.length > 0 ? types : ['EDGE' as const]).map((value): Entry => ({ key: 'endpoint type', value })),
      ...(ip === undefined ? [] : [{ key: 'ipAddressType', value: ip }]),
    ];
  });
  const isPrivate = values[1]?.some(({ value }) => value === 'PRIVATE') ?? false;
  const grade = isPrivate ? clients : 'harmless';
  compareEntries(differences, 'API', (key) => key, values[0] ?? [], values[1] ?? [], { added: grade, removed: grade, changed: grade });
}

function compareParts<T extends object>(
  differences: Differences,
  kind: string,
  before: readonly T[],
  after: readonly T[],
  keyOf: (part: T) => string,
): void {
  const [was, is] = [before, after].map((parts) => new Map(parts.map((part) => [keyOf(part), part])));
  for (const key of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
    const [one, other] = [was?.get(key), is?.get(key)];
    const where = `${kind} ${key.startsWith('"') ? (JSON.parse(key) as string) : key}`;
    if (one === undefined) differences.add({ change: 'added', grade: 'harmless', where });
    else if (other === undefined) differences.add({ change: 'removed', grade: clients, where });
    else compareMembers(differences, where, members(one), members(other));
  }
}

function compareMembers(differences: Differences, where: string, before: readonly Entry[], after: readonly Entry[]): void {
  const [was, is] = [before, after].map((entries) => new Map(entries.map(({ key, value }) => [key, value])));
  const gradeOf = (key: string) => allGraded(memberGrade(key, was?.get(key), is?.get(key)));
  compareEntries(differences, where, (name) => name, before, after, gradeOf);
}

function memberGrade(key: string, before: Entry['value'] | undefined, after: Entry['value'] | undefined): Grade {
  if (key.startsWith('variables ') || key.startsWith('canarySetting stageVariableOverrides ')) return 'breaking-for-backends';
  if (key === 'enabled') return after === true ? 'harmless' : clients;
  if (key === 'value') return clients;
  if (!limits.test(key)) return key.startsWith('apiStages ') && after === undefined ? clients : 'harmless';
  const raised = typeof before === 'number' && typeof after === 'number' && after >= before;
  return raised || after === undefined ? 'harmless' : clients;
}

/** All values below a part by the way to them. Lists of named things go by the names, lists of texts are sets. */
function members(part: unknown, way = ''): readonly Entry[] {
  if (part === undefined || part === null) return [];
  if (typeof part !== 'object' || Object.hasOwn(part, 'unresolved')) return [{ key: way, value: part as Value<string> }];
  if (Array.isArray(part)) return part.flatMap((item: unknown, index) => itemMembers(item, way, index));
  return Object.entries(part).flatMap(([name, member]: [string, unknown]) =>
    name === 'origin' || name === 'isOfDeployment' || (way === '' && name === 'name') ? [] : members(member, `${way} ${name}`.trim()),
  );
}

interface Named {
  readonly name?: string;
  readonly key?: string;
  readonly stage?: Value<string>;
  readonly resourcePath?: Value<string>;
  readonly httpMethod?: Value<string>;
  readonly value?: Value<string>;
}

function itemMembers(item: unknown, way: string, index: number): readonly Entry[] {
  if (typeof item === 'string') return [{ key: `${way} ${item}`, value: true }];
  if (typeof item !== 'object' || item === null) return members(item, `${way} ${index}`);
  const { name, key, stage, resourcePath, httpMethod, ...rest } = item as Named;
  if (name !== undefined) return members(rest.value, `${way} ${name}`);
  const names = [key, stage, httpMethod, resourcePath].filter((text) => text !== undefined).map((text) => plainMeaning(text));
  const below = `${way} ${names.length > 0 ? names.join(' ') : index}`;
  const found = members(rest, below);
  return stage === undefined ? found : [{ key: below, value: true }, ...found];
}

function plainMeaning(value: Value<string>): string {
  return typeof value === 'string' ? value : meaningOf(value);
}
