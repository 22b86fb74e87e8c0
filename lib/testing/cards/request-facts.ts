import { type Integration, isLiteral, type Value } from '../../definition';
import { endpointText, lambdaFunction } from './endpoint-text';
import { beside, byText, column } from './layout';
import { printedParameter, printedRequestTarget, printedSource } from './mapping-text';
import { printedValue } from './meaning';
import { printedTemplate } from './template-text';

const targetWidth = 16;
const contentTypeWidth = 18;

/** The endpoint's method and address, and below it what is put where. */
export function sends(integration: Integration): string[] {
  if (integration.type === 'MOCK') return [];
  const mappings = integration.requestParameters
    .map(({ target, source }) => ({ ...printedRequestTarget(target), source: printedSource(source) }))
    .sort((a, b) => byText(a.sortKey, b.sortKey));
  return [endpoint(integration), ...mappings.map(({ text, source }) => `  ${text.padEnd(targetWidth - 1)} ← ${source}`)];
}

function endpoint(integration: Integration): string {
  const verb = integration.httpMethod === undefined ? undefined : printedValue(integration.httpMethod);
  const isUsual = lambdaFunction(integration) !== undefined && verb === 'POST';
  return [...(verb === undefined || isUsual ? [] : [verb]), endpointText(integration)].join(' ');
}

/** What becomes of a request body, content type by content type. */
export function bodyOutcomes(integration: Integration): string[] {
  if (integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY') return conversion(integration.contentHandling);
  const templates = integration.requestTemplates
    .map((template) => ({ contentType: template.contentType, outcome: printedTemplate(template) }))
    .sort((a, b) => byText(a.contentType, b.contentType));
  const named = templates.filter(({ contentType }) => contentType !== '$default');
  const others = templates.find(({ contentType }) => contentType === '$default')?.outcome ?? withoutTemplate(integration);
  const rest = named.length > 0 ? 'anything else' : 'anything';
  return [
    ...named.map(({ contentType, outcome }) => column(contentType, contentTypeWidth) + outcome),
    ...(others === undefined ? [] : [column(rest, contentTypeWidth) + others]),
    ...conversion(integration.contentHandling),
  ];
}

/** What happens to a content type that no template is for; undefined where it is only the usual thing. */
function withoutTemplate({ type, passthroughBehavior, requestTemplates }: Integration): string | undefined {
  const behavior = passthroughBehavior ?? 'WHEN_NO_MATCH';
  if (!isLiteral(behavior)) return printedValue(behavior);
  if (behavior === 'NEVER' || (behavior === 'WHEN_NO_TEMPLATES' && requestTemplates.length > 0)) return '415';
  return requestTemplates.length === 0 || type === 'MOCK' ? undefined : 'as it is';
}

export function conversion(contentHandling: Value<string> | undefined): string[] {
  if (contentHandling === undefined) return [];
  if (contentHandling === 'CONVERT_TO_TEXT') return ['converted to text'];
  if (contentHandling === 'CONVERT_TO_BINARY') return ['converted to binary'];
  return [printedValue(contentHandling)];
}

/** `29 s`, `1.5 s`, `50 ms`. */
export function duration(milliseconds: Value<number> | undefined): string[] {
  if (milliseconds === undefined) return [];
  if (!isLiteral(milliseconds)) return [printedValue(milliseconds)];
  return [milliseconds >= 1000 && milliseconds % 100 === 0 ? `${milliseconds / 1000} s` : `${milliseconds} ms`];
}

export function connection({ connectionType, connectionId, integrationTarget }: Integration): string[] {
  const link = connectionId === undefined ? (connectionType === 'VPC_LINK' ? 'not named' : undefined) : printedValue(connectionId);
  if (link === undefined) return [];
  return [integrationTarget === undefined ? link : `${link} to ${printedValue(integrationTarget)}`];
}

export function credentials({ credentials: role }: Integration): string[] {
  return role === undefined ? [] : [role === 'arn:aws:iam::*:user/*' ? "the caller's own" : printedValue(role)];
}

export function tls({ tlsConfig }: Integration): string[] {
  return tlsConfig?.insecureSkipVerification === true ? ['certificate not verified'] : [];
}

export function transfer({ responseTransferMode }: Integration): string[] {
  return responseTransferMode === 'STREAM' ? ['as a stream'] : [];
}

export function cacheKeys({ cacheKeyParameters, cacheNamespace }: Integration): string[] {
  const keys = cacheKeyParameters
    .map((key) => (isLiteral(key) ? printedParameter(key) : { text: printedValue(key), sortKey: '9' }))
    .sort((a, b) => byText(a.sortKey, b.sortKey))
    .map(({ text }) => text)
    .join(' · ');
  const namespace = cacheNamespace === undefined ? [] : [`namespace ${printedValue(cacheNamespace)}`];
  return keys === '' && namespace.length === 0 ? [] : beside(keys === '' ? 'no keys' : keys, namespace, contentTypeWidth);
}
