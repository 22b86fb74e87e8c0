import type { ApiDefinition, ApiKey, Stage, UsagePlan, Value } from '../definition';
import { isLiteral } from '../definition';
import { compareNodes, deploymentGrade } from './deployment-members';
import { Differences } from './difference';
import { compareEntries, type Entry } from './fields';
import { meaningOf } from './meaning';
import { compareOtherResources } from './other-resources';

const clients = 'breaking-for-clients';

/** What only templates say: how the API is deployed, and what its callers may use of it. */
export function compareDeployment(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  compareEndpoint(differences, before, after);
  compareParts(differences, stages, before.stages, after.stages);
  const keys = compareParts(differences, apiKeys, before.apiKeys, after.apiKeys);
  const plans = before.usagePlans.map((plan) => ({ ...plan, apiKeys: plan.apiKeys.map((name) => keys.get(name) ?? name) }));
  compareParts(differences, usagePlans, plans, after.usagePlans);
  compareOtherResources(differences, before.otherResources, after.otherResources);
  const tags = [before, after].map(({ tags: list }) => list.map(({ name, value }): Entry => ({ key: name, value })));
  compareEntries(differences, 'API', (key) => `tag ${key}`, tags[0] ?? [], tags[1] ?? [], {
    added: 'harmless',
    removed: 'harmless',
    changed: 'harmless',
  });
}

function compareEndpoint(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  const [was, is] = [before, after].map(({ endpointConfiguration }) => endpointConfiguration);
  // An API is edge optimized where nothing is said.
  const types = [was, is].map((endpoint) =>
    (endpoint?.types.length ? endpoint.types : ['EDGE' as const]).map((value): Entry => ({ key: 'endpoint type', value })),
  );
  const grade = is?.types.includes('PRIVATE') === true ? clients : 'harmless';
  compareEntries(differences, 'API', (key) => key, types[0] ?? [], types[1] ?? [], { added: grade, removed: grade, changed: grade });
  compareNodes(differences, 'API', 'ipAddressType', was?.ipAddressType, is?.ipAddressType, (_, __, ip) =>
    // Nobody is shut out by one kind of address more.
    ip === 'dualstack' ? 'harmless' : clients,
  );
}

/** Parts of one kind: what tells them apart, and whether one by another name may be the same. */
interface Kind<T> {
  readonly name: string;
  readonly nameOf: (part: T) => Value<string>;
  /** Members that are no part of the comparison, the name included. */
  readonly without: ReadonlySet<string>;
  readonly isSame?: (before: T, after: T) => boolean;
}

/** The name of a stage is a part of its URL. */
const stages: Kind<Stage> = { name: 'stage', nameOf: ({ name }) => name, without: new Set(['name', 'isOfDeployment']) };
/** Clients know an API key by its value. */
const apiKeys: Kind<ApiKey> = {
  name: 'API key',
  nameOf: ({ name }) => name,
  without: new Set(['name']),
  isSame: (before, after) => before.value !== undefined && meaningOf(before.value) === meaningOf(after.value),
};
const usagePlans: Kind<UsagePlan> = {
  name: 'usage plan',
  nameOf: ({ name, origin }) => name ?? origin.logicalId ?? 'without a name',
  without: new Set(['name']),
  isSame: (before, after) => {
    const found = new Differences();
    compareNodes(found, '', '', said(usagePlans, before), said(usagePlans, after), deploymentGrade);
    return found.list.length === 0;
  },
};

/** @returns names of before to those of now, of the parts that have another one */
function compareParts<T extends object>(
  differences: Differences,
  kind: Kind<T>,
  before: readonly T[],
  after: readonly T[],
): ReadonlyMap<string, string> {
  const [was, is] = [before, after].map((parts) => new Map(parts.map((part) => [meaningOf(kind.nameOf(part)), part])));
  const fresh = new Map([...(is ?? [])].filter(([key]) => !was?.has(key)));
  const renamed = new Map<string, string>();
  for (const [key, one] of was ?? []) {
    const [newKey, other] = sameOf(kind, one, key, is ?? new Map<string, T>(), fresh);
    const where = `${kind.name} ${shownName(kind.nameOf(other ?? one))}`;
    if (other === undefined) differences.add({ change: 'removed', grade: clients, where });
    else {
      if (newKey !== key) {
        fresh.delete(newKey);
        const [name, now] = [shownName(kind.nameOf(one)), shownName(kind.nameOf(other))];
        renamed.set(name, now);
        differences.add({ change: 'changed', grade: 'harmless', where, field: 'name', before: name, after: now });
      }
      compareNodes(differences, where, '', said(kind, one), said(kind, other), deploymentGrade);
    }
  }
  for (const part of fresh.values())
    differences.add({ change: 'added', grade: 'harmless', where: `${kind.name} ${shownName(kind.nameOf(part))}` });
  return renamed;
}

function sameOf<T>(
  { isSame }: Kind<T>,
  one: T,
  key: string,
  after: ReadonlyMap<string, T>,
  fresh: ReadonlyMap<string, T>,
): [string, T | undefined] {
  const other = after.get(key);
  if (other !== undefined || isSame === undefined) return [key, other];
  return [...fresh].find(([, part]) => isSame(one, part)) ?? [key, undefined];
}

function said<T extends object>({ without }: Kind<T>, part: T): object {
  return Object.fromEntries(Object.entries(part).filter(([name]) => !without.has(name)));
}

function shownName(name: Value<string>): string {
  return isLiteral(name) ? name : 'not known at synth';
}
