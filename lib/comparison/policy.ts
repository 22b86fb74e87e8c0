import { type ApiDefinition, isObject, type Json, type JsonDocument } from '../definition';
import type { Differences, Grade } from './difference';
import { meaningOfDocument, memberOf, membersOf } from './meaning';

const clients = 'breaking-for-clients';

/** Lists of a statement whose order means nothing, and of which one item may stand alone. */
const sets = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);
const principals = new Set(['Principal', 'NotPrincipal']);

/** Compares resource policies statement by statement; neither order nor whether a list of one is written as a list matters. */
export function comparePolicies(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  const [was, is] = [before.policy, after.policy];
  if (was === undefined || is === undefined) {
    if (was === undefined && is === undefined) return;
    differences.add({
      change: was === undefined ? 'added' : 'removed',
      // Nobody may call a private API that has no policy.
      grade: is === undefined && !isPrivate(after) ? 'harmless' : clients,
      where: 'API',
      field: 'policy',
      ...(was && { before: was.json }),
      ...(is && { after: is.json }),
    });
    return;
  }
  if (!isKnown(was) || !isKnown(is)) {
    if (meaningOfDocument(was) !== meaningOfDocument(is))
      differences.add({ change: 'changed', grade: clients, where: 'API', field: 'policy', before: was.json, after: is.json });
    return;
  }
  compareStatements(differences, statementsOf(was), statementsOf(is));
  for (const name of new Set([...membersOf(was).keys(), ...membersOf(is).keys()])) {
    // The id of a policy is a name.
    if (name === 'Statement') continue;
    const [one, other] = [was, is].map((policy) => membersOf(policy).get(name));
    if ((one && meaningOfDocument(one)) === (other && meaningOfDocument(other))) continue;
    differences.add({
      change: 'changed',
      grade: name === 'Id' ? 'harmless' : clients,
      where: 'API',
      field: `policy ${name}`,
      ...(one && { before: one.json }),
      ...(other && { after: other.json }),
    });
  }
}

function compareStatements(differences: Differences, before: readonly JsonDocument[], after: readonly JsonDocument[]): void {
  const [gone, fresh] = [without(before, after), without(after, before)];
  const [one, other] = [gone[0], fresh[0]];
  if (one !== undefined && other !== undefined && gone.length === 1 && fresh.length === 1) {
    differences.add({ change: 'changed', grade: clients, where: 'API', field: 'policy statement', before: one.json, after: other.json });
    return;
  }
  for (const { json } of gone)
    differences.add({ change: 'removed', grade: gradeOf(json, 'Deny'), where: 'API', field: 'policy statement', before: json });
  for (const { json } of fresh)
    differences.add({ change: 'added', grade: gradeOf(json, 'Allow'), where: 'API', field: 'policy statement', after: json });
}

/** One more that allows shuts nobody out, and neither does one less that denies. */
function gradeOf(statement: Json, harmless: 'Allow' | 'Deny'): Grade {
  return isObject(statement) && statement['Effect'] === harmless ? 'harmless' : clients;
}

function without(statements: readonly JsonDocument[], others: readonly JsonDocument[]): readonly JsonDocument[] {
  const known = new Set(others.map(meaningOfStatement));
  return statements.filter((statement) => !known.has(meaningOfStatement(statement)));
}

function isKnown(policy: JsonDocument): boolean {
  return isObject(policy.json) && !policy.unresolved.some((hole) => hole === '' || hole === '/Statement');
}

function isPrivate({ endpointConfiguration }: ApiDefinition): boolean {
  return endpointConfiguration?.types.includes('PRIVATE') ?? false;
}

function statementsOf(policy: JsonDocument): readonly JsonDocument[] {
  const statement = membersOf(policy).get('Statement');
  return statement === undefined ? [] : itemsOf(statement);
}

function itemsOf(document: JsonDocument): readonly JsonDocument[] {
  const isList = Array.isArray(document.json) && !document.unresolved.includes('');
  return isList ? [...(document.json as readonly Json[]).keys()].map((index) => memberOf(document, index)) : [document];
}

function meaningOfStatement(statement: JsonDocument): string {
  const members = membersOf(statement);
  if (members.size === 0) return meaningOfDocument(statement);
  return [...members]
    .map(([key, value]) => {
      if (sets.has(key)) return `${key}:${meaningOfSet(value)}`;
      if (principals.has(key) && isObject(value.json) && !value.unresolved.includes(''))
        return `${key}:${[...membersOf(value)]
          .map(([kind, who]) => `${kind}=${meaningOfSet(who)}`)
          .sort()
          .join()}`;
      return `${key}:${meaningOfDocument(value)}`;
    })
    .sort()
    .join();
}

function meaningOfSet(value: JsonDocument): string {
  return [...new Set(itemsOf(value).map(meaningOfDocument))].sort().join('|');
}
