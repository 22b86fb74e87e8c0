import { type ApiDefinition, type Authorizer, type GatewayResponse, gatewayResponseTypes, literal } from '../../definition';
import { documentHash } from './document-hash';
import { beside, byText, column, labelled, title } from './layout';
import { printedResponseTarget, printedSource } from './mapping-text';
import { printedValue } from './meaning';
import { printedTemplate } from './template-text';

const labelWidth = 11;
const columnWidth = 18;

/** What the API says for all of its methods; undefined if it says nothing. */
export function apiCard(api: ApiDefinition): string | undefined {
  const facts: [label: string, lines: readonly string[]][] = [
    ['endpoint', (api.endpointConfiguration?.types ?? []).map(printedValue).sort(byText)],
    ['policy', api.policy ? [documentHash(api.policy)] : []],
    ['key source', api.apiKeySource === undefined ? [] : [printedValue(api.apiKeySource)]],
    ['binary', api.binaryMediaTypes.map(printedValue).sort(byText)],
    ['compresses', api.minimumCompressionSize === undefined ? [] : [`from ${printedValue(api.minimumCompressionSize)} bytes`]],
    ['authorizer', sortedByName(api.authorizers, ({ name }) => printedValue(name)).flatMap(authorizer)],
    ['model', models(api)],
    ['gateway', sortedByName(api.gatewayResponses, ({ responseType }) => printedValue(responseType)).flatMap(gatewayResponse)],
    ['stage', stages(api)],
  ];
  const lines = facts.flatMap(([label, entries]) => labelled(label, entries, labelWidth));
  return lines.length === 0 ? undefined : [title(api.name === undefined ? 'API' : printedValue(api.name), 'REST API'), ...lines].join('\n');
}

function sortedByName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => byText(nameOf(a), nameOf(b)));
}

function authorizer({ name, type, identitySource, identityValidationExpression, authorizerResultTtlInSeconds: ttl }: Authorizer): string[] {
  const facts = [
    printedValue(type),
    ...(identitySource === undefined ? [] : [`by ${printedValue(identitySource)}`]),
    ...(identityValidationExpression === undefined ? [] : [`if /${printedValue(identityValidationExpression)}/`]),
    ...(ttl === undefined ? [] : [`remembered for ${printedValue(ttl)} s`]),
  ];
  return beside(printedValue(name), facts, columnWidth);
}

/** The models that are not part of every fresh API. */
function models(api: ApiDefinition): string[] {
  return sortedByName(api.models, ({ name }) => printedValue(name))
    .filter(({ name }) => name !== 'Empty' && name !== 'Error')
    .map(({ name, contentType, schema }) => {
      const facts = `${column(printedValue(contentType), columnWidth)}${schema ? documentHash(schema) : ''}`;
      return (column(printedValue(name), columnWidth) + facts).trimEnd();
    });
}

function gatewayResponse(response: GatewayResponse): string[] {
  const type = printedValue(response.responseType);
  const status =
    response.statusCode === undefined ? gatewayResponseTypes[literal(response.responseType) ?? ''] : printedValue(response.statusCode);
  const templates = sortedByName(response.responseTemplates, ({ contentType }) => contentType);
  const facts = [
    ...templates.map((template) => column(template.contentType, columnWidth) + printedTemplate(template)),
    ...response.responseParameters.map(({ target, source }) => `${printedResponseTarget(target)} ← ${printedSource(source)}`).sort(byText),
  ];
  return [status === undefined ? type : `${status} ← ${type}`, ...facts.map((fact) => `  ${fact}`)];
}

/** The stages that say more than their name. */
function stages(api: ApiDefinition): string[] {
  return sortedByName(api.stages, ({ name }) => printedValue(name))
    .filter(({ variables }) => variables.length > 0)
    .flatMap(({ name, variables }) => {
      const facts = variables.map((variable) => `${variable.name} = ${printedSource(variable.value)}`).sort(byText);
      return beside(printedValue(name), facts, columnWidth);
    });
}
