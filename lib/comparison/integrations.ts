import { type Integration, type IntegrationResponse, isLiteral, type ParameterMapping, type Value } from '../definition';
import type { Differences, Grade } from './difference';
import { allGraded, compareEntries, compareFields, compareSets, type Entry, type Field } from './fields';
import { meaningOf } from './meaning';
import { type Renaming, withVariablesOf } from './path-variables';

type Read = Value<string | number | boolean> | undefined;

const backends = 'breaking-for-backends';
const clients = 'breaking-for-clients';

/** A body that no template matches is passed on, or refused with 415: `NEVER` refuses most. */
const strictness = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];

function passthroughGrade(before: Read, after: Read): Grade {
  return strictness.indexOf(String(after)) > strictness.indexOf(String(before)) ? clients : backends;
}

/** A proxy hands on what its endpoint says, a custom integration what its responses say, and a mock has no endpoint: answers change. */
function typeGrade(before: Read, after: Read): Grade {
  const kindOf = (type: Read) => (type === 'MOCK' ? type : String(type).endsWith('_PROXY'));
  return kindOf(before) === kindOf(after) ? backends : clients;
}

/** What is not streamed has limits of size and time. A function streams in another format than it answers in at once. */
function transferGrade(_: Read, after: Read, { type }: Integration): Grade {
  if (after !== 'STREAM') return clients;
  return isLiteral(type) && type.startsWith('AWS') ? backends : 'harmless';
}

function timeoutGrade(before: Read, after: Read): Grade {
  return typeof before === 'number' && typeof after === 'number' && after >= before ? 'harmless' : clients;
}

const fields: readonly Field<Integration>[] = [
  { name: 'integration type', of: ({ type }) => type, grade: typeGrade },
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
    grade: transferGrade,
  },
];

/** Compares two integrations of one method. */
export function compareIntegrations(
  differences: Differences,
  where: string,
  was: Integration | undefined,
  after: Integration | undefined,
  renamed: Renaming,
): void {
  if (was === undefined || after === undefined) {
    if (was !== after)
      differences.add({
        change: was === undefined ? 'added' : 'removed',
        grade: was === undefined ? backends : clients,
        where,
        field: 'integration',
      });
    return;
  }
  const before = withVariablesOf(was, after);
  compareFields(differences, where, before, after, fields);
  compareEntries(
    differences,
    where,
    (key) => key,
    mappingEntries(before.requestParameters, renamed.expression),
    mappingEntries(after.requestParameters),
    allGraded(backends),
  );
  compareEntries(
    differences,
    where,
    (key) => `request template ${key}`,
    templateEntries(before.requestTemplates, renamed.template),
    templateEntries(after.requestTemplates),
    allGraded(backends),
  );
  compareSets(
    differences,
    where,
    'integration cacheKeyParameters',
    before.cacheKeyParameters.map(renamed.expression),
    after.cacheKeyParameters,
    {
      added: 'harmless',
      removed: clients,
    },
  );
  // A proxy integration answers with what its endpoint says; the service keeps its responses and does nothing with them.
  const proxies = [before, after].every(({ type }) => isLiteral(type) && type.endsWith('_PROXY'));
  const responses = before.integrationResponses.map((response) => ({
    ...response,
    responseTemplates: response.responseTemplates.map((entry) => ({ ...entry, template: renamed.template(entry.template) })),
  }));
  compareResponses(differences, where, responses, after.integrationResponses, proxies ? 'harmless' : clients);
}

function compareResponses(
  differences: Differences,
  where: string,
  before: readonly IntegrationResponse[],
  after: readonly IntegrationResponse[],
  grade: Grade,
): void {
  const [was, is] = [byPattern(before), byPattern(after)];
  const [gone, fresh] = [without(was, is), without(is, was)];
  for (const [key, response] of was) {
    const field = `integration response ${nameOf(response)}`;
    const other = is.get(key) ?? takeOfStatus(response, gone, fresh);
    if (other === undefined) differences.add({ change: 'removed', grade, where, field, ...statusOf(response, 'before') });
    else compareResponse(differences, where, field, response, other, grade);
  }
  for (const response of fresh)
    differences.add({ change: 'added', grade, where, field: `integration response ${nameOf(response)}`, ...statusOf(response, 'after') });
}

function without(responses: ReadonlyMap<string, IntegrationResponse>, others: ReadonlyMap<string, unknown>): IntegrationResponse[] {
  return [...responses].flatMap(([key, response]) => (others.has(key) ? [] : [response]));
}

/** The response that has another pattern now: the only one on each side that maps to its status. Takes it out of those that are new. */
function takeOfStatus(
  response: IntegrationResponse,
  gone: readonly IntegrationResponse[],
  fresh: IntegrationResponse[],
): IntegrationResponse | undefined {
  const hasStatus = ({ statusCode }: IntegrationResponse) => meaningOf(statusCode) === meaningOf(response.statusCode);
  if (gone.filter(hasStatus).length !== 1 || fresh.filter(hasStatus).length !== 1) return undefined;
  return fresh.splice(fresh.findIndex(hasStatus), 1)[0];
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
    { name: `${field} selectionPattern`, of: ({ selectionPattern }) => selectionPattern, absent: 'default', grade },
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

export function templateEntries(
  templates: Integration['requestTemplates'],
  renamed: (text: Value<string>) => Value<string> = (text) => text,
): readonly Entry[] {
  return templates.map(({ contentType, template }) => ({ key: contentType, value: renamed(template) }));
}
