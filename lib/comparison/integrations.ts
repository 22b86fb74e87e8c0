import { type Integration, type IntegrationResponse, isLiteral, type ParameterMapping, type Value } from '../definition';
import type { Differences, Grade } from './difference';
import { allGraded, compareEntries, compareFields, compareSets, type Entry, type Field } from './fields';
import { meaningOf } from './meaning';

type Read = Value<string | number | boolean> | undefined;

const backends = 'breaking-for-backends';
const clients = 'breaking-for-clients';

/** A body that no template matches is passed on, or refused with 415: `NEVER` refuses most. */
const strictness = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];

function passthroughGrade(before: Read, after: Read): Grade {
  return strictness.indexOf(String(after)) > strictness.indexOf(String(before)) ? clients : backends;
}

function timeoutGrade(before: Read, after: Read): Grade {
  return typeof before === 'number' && typeof after === 'number' && after >= before ? 'harmless' : clients;
}

const fields: readonly Field<Integration>[] = [
  { name: 'integration type', of: ({ type }) => type, grade: backends },
  { name: 'integration httpMethod', of: ({ httpMethod }) => httpMethod, grade: backends },
  { name: 'integration uri', of: ({ uri }) => uri, grade: backends },
  { name: 'integration connectionType', of: ({ connectionType }) => connectionType, absent: 'INTERNET', grade: backends },
  { name: 'integration connectionId', of: ({ connectionId }) => connectionId, grade: backends },
  { name: 'integration integrationTarget', of: ({ integrationTarget }) => integrationTarget, grade: backends },
  { name: 'integration credentials', of: ({ credentials }) => credentials, grade: backends },
  {
    name: 'integration passthroughBehavior',
    of: ({ passthroughBehavior }) => passthroughBehavior,
    absent: 'WHEN_NO_MATCH',
    grade: passthroughGrade,
  },
  { name: 'integration contentHandling', of: ({ contentHandling }) => contentHandling, grade: backends },
  { name: 'integration timeoutInMillis', of: ({ timeoutInMillis }) => timeoutInMillis, absent: 29000, grade: timeoutGrade },
  { name: 'integration cacheNamespace', of: ({ cacheNamespace }) => cacheNamespace, grade: 'harmless' },
  {
    name: 'integration tlsConfig insecureSkipVerification',
    of: ({ tlsConfig }) => tlsConfig?.insecureSkipVerification,
    absent: false,
    grade: (_, after) => (after === true ? 'harmless' : backends),
  },
  {
    name: 'integration responseTransferMode',
    of: ({ responseTransferMode }) => responseTransferMode,
    absent: 'BUFFERED',
    grade: 'harmless',
  },
];

/** Compares two integrations of one method. */
export function compareIntegrations(
  differences: Differences,
  where: string,
  before: Integration | undefined,
  after: Integration | undefined,
  renamed: (text: Value<string>) => Value<string>,
): void {
  if (before === undefined || after === undefined) {
    if (before !== after)
      differences.add({
        change: before === undefined ? 'added' : 'removed',
        grade: before === undefined ? backends : clients,
        where,
        field: 'integration',
      });
    return;
  }
  compareFields(differences, where, before, after, fields);
  compareEntries(
    differences,
    where,
    (key) => key,
    mappingEntries(before.requestParameters, renamed),
    mappingEntries(after.requestParameters),
    allGraded(backends),
  );
  compareEntries(
    differences,
    where,
    (key) => `request template ${key}`,
    templateEntries(before.requestTemplates),
    templateEntries(after.requestTemplates),
    allGraded(backends),
  );
  compareSets(differences, where, 'integration cacheKeyParameters', before.cacheKeyParameters.map(renamed), after.cacheKeyParameters, {
    added: 'harmless',
    removed: clients,
  });
  // A proxy integration answers with what its endpoint says; the service keeps its responses and does nothing with them.
  const proxies = [before, after].every(({ type }) => isLiteral(type) && type.endsWith('_PROXY'));
  compareResponses(differences, where, before.integrationResponses, after.integrationResponses, proxies ? 'harmless' : clients);
}

function compareResponses(
  differences: Differences,
  where: string,
  before: readonly IntegrationResponse[],
  after: readonly IntegrationResponse[],
  grade: Grade,
): void {
  const [was, is] = [byPattern(before), byPattern(after)];
  for (const [key, response] of was) {
    const field = `integration response ${nameOf(response)}`;
    const other = is.get(key);
    if (other === undefined) differences.add({ change: 'removed', grade, where, field, ...statusOf(response, 'before') });
    else compareResponse(differences, where, field, response, other, grade);
  }
  for (const [key, response] of is) {
    if (!was.has(key))
      differences.add({ change: 'added', grade, where, field: `integration response ${nameOf(response)}`, ...statusOf(response, 'after') });
  }
}

function compareResponse(
  differences: Differences,
  where: string,
  field: string,
  before: IntegrationResponse,
  after: IntegrationResponse,
  grade: Grade,
): void {
  compareFields(differences, where, before, after, [
    { name: `${field} statusCode`, of: ({ statusCode }) => statusCode, grade },
    { name: `${field} contentHandling`, of: ({ contentHandling }) => contentHandling, grade },
  ]);
  compareEntries(
    differences,
    where,
    (key) => `${field} ${key}`,
    mappingEntries(before.responseParameters),
    mappingEntries(after.responseParameters),
    allGraded(grade),
  );
  compareEntries(
    differences,
    where,
    (key) => `${field} template ${key}`,
    templateEntries(before.responseTemplates),
    templateEntries(after.responseTemplates),
    allGraded(grade),
  );
}

/** The order of the patterns counts only where two of them match, which nobody can see from here; the service keeps none. */
function byPattern(responses: readonly IntegrationResponse[]): ReadonlyMap<string, IntegrationResponse> {
  const found = new Map<string, IntegrationResponse>();
  for (const response of responses) {
    const pattern = meaningOf(response.selectionPattern ?? 'default');
    if (!found.has(pattern)) found.set(pattern, response);
  }
  return found;
}

function nameOf({ selectionPattern = 'default' }: IntegrationResponse): string {
  return isLiteral(selectionPattern) ? selectionPattern : 'not known at synth';
}

function statusOf({ statusCode }: IntegrationResponse, side: 'before' | 'after') {
  return { [side]: isLiteral(statusCode) ? statusCode : statusCode.unresolved };
}

export function mappingEntries(
  mappings: readonly ParameterMapping[],
  renamed: (text: Value<string>) => Value<string> = (text) => text,
): readonly Entry[] {
  // The import drops a mapping that is no text.
  return mappings.filter(({ malformed }) => malformed === undefined).map(({ target, source }) => ({ key: target, value: renamed(source) }));
}

export function templateEntries(templates: Integration['requestTemplates']): readonly Entry[] {
  return templates.map(({ contentType, template }) => ({ key: contentType, value: template }));
}
