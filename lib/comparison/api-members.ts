import { type ApiDefinition, type GatewayResponse, gatewayResponseTypes, isLiteral, type Value } from '../definition';
import type { Differences } from './difference';
import { compareDocumentation } from './documentation';
import { allGraded, compareEntries, compareFields, compareSets, type Field } from './fields';
import { mappingEntries, templateEntries } from './integrations';
import { meaningOf } from './meaning';
import { comparePolicies } from './policy';

const clients = 'breaking-for-clients';

const fields: readonly Field<ApiDefinition>[] = [
  { name: 'name', of: ({ name }) => name, grade: 'harmless' },
  { name: 'description', of: ({ description }) => description, absent: '', grade: 'harmless' },
  { name: 'apiKeySource', of: ({ apiKeySource }) => apiKeySource, absent: 'HEADER', grade: clients },
  { name: 'minimumCompressionSize', of: ({ minimumCompressionSize }) => minimumCompressionSize, grade: 'harmless' },
  {
    name: 'disableExecuteApiEndpoint',
    of: ({ disableExecuteApiEndpoint }) => disableExecuteApiEndpoint,
    absent: false,
    grade: (_, after) => (after === false ? 'harmless' : clients),
  },
  {
    name: 'endpointAccessMode',
    of: ({ endpointAccessMode }) => endpointAccessMode,
    absent: 'BASIC',
    grade: (_, after) => (after === 'BASIC' ? 'harmless' : clients),
  },
  { name: 'securityPolicy', of: ({ securityPolicy }) => securityPolicy, grade: clients },
];

const version: Field<ApiDefinition> = { name: 'version', of: (api) => api.version, absent: '', grade: 'harmless' };

/** What a document can say of the API itself. */
export function compareApiMembers(differences: Differences, before: ApiDefinition, after: ApiDefinition, texts: boolean): void {
  compareFields(differences, 'API', before, after, texts ? [...fields, version] : fields);
  comparePolicies(differences, before, after);
  // Whether a body is bytes or text to templates and endpoints.
  compareSets(differences, 'API', 'binaryMediaTypes', before.binaryMediaTypes, after.binaryMediaTypes, {
    added: clients,
    removed: clients,
  });
  compareSets(differences, 'API', 'vpcEndpointIds', vpcEndpoints(before), vpcEndpoints(after), { added: 'harmless', removed: clients });
  compareGatewayResponses(differences, before, after);
  compareDocumentation(differences, before, after);
}

function compareGatewayResponses(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  const [was, is] = [before, after].map(
    ({ gatewayResponses }) => new Map(gatewayResponses.map((item) => [meaningOf(item.responseType), item])),
  );
  for (const key of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
    const [one, other] = [was?.get(key), is?.get(key)];
    const where = `gateway response ${nameOf((other ?? one)?.responseType ?? '')}`;
    if (one === undefined || other === undefined) {
      differences.add({ change: one === undefined ? 'added' : 'removed', grade: clients, where });
      continue;
    }
    compareFields(differences, where, one, other, [
      { name: 'statusCode', of: ({ statusCode }) => statusCode, absent: statusByDefault, grade: clients },
    ]);
    const parameters = [one, other].map(({ responseParameters }) => mappingEntries(responseParameters));
    compareEntries(differences, where, (name) => name, parameters[0] ?? [], parameters[1] ?? [], allGraded(clients));
    const templates = [one, other].map(({ responseTemplates }) => templateEntries(responseTemplates));
    compareEntries(differences, where, (name) => `template ${name}`, templates[0] ?? [], templates[1] ?? [], allGraded(clients));
  }
}

function statusByDefault({ responseType }: GatewayResponse): string | undefined {
  const status =
    isLiteral(responseType) && Object.hasOwn(gatewayResponseTypes, responseType) ? gatewayResponseTypes[responseType] : undefined;
  return status === undefined ? undefined : String(status);
}

function vpcEndpoints({ endpointConfiguration }: ApiDefinition): readonly Value<string>[] {
  return endpointConfiguration?.vpcEndpointIds ?? [];
}

function nameOf(value: Value<string>): string {
  return isLiteral(value) ? value : 'not known at synth';
}
