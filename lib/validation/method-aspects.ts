import { isLiteral, type Method, type ParameterMapping, type Value } from '../definition';
import { bracesIn, endpointOf, isPlainStatic } from '../definition/likeness';
import { isImported } from './provenance';
import type { MethodPlace } from './rule';

/**
 * What checks look at of a method. Methods of one API that are alike in it are alike to a check that looks at nothing else:
 * - `path`: the variables in the path of its resource
 * - `request`: verb, authorization, declared parameters and models
 * - `integration`: the members of the integration that are neither a list nor its URI, which it has for `AWS` alone, since that tells what
 *   its responses mean; and the media types of its request templates
 * - `endpoint`: the URI of the integration; of one that is an HTTP URL no more than scheme, host and port
 * - `uri variables`: what stands in braces in the URI of the integration, and whether all of it is known
 * - `targets`: the targets of the request mappings
 * - `mappings`: the request mappings; of static values that any header may have no more than that they are such
 * - `templates`: the texts of all templates
 * - `responses`: integration responses and method responses, but for the texts of their templates
 */
export const methodAspects = [
  'path',
  'request',
  'integration',
  'endpoint',
  'uri variables',
  'targets',
  'mappings',
  'templates',
  'responses',
] as const;
export type MethodAspect = (typeof methodAspects)[number];

type Written = Value<string | number | boolean> | null | undefined | Readonly<Record<string, string>>;

/** A method by its aspects: for each a text that two methods have in common only if they are alike in it. */
export class MethodAspects {
  /** In the order of the aspects. Texts are made by what is compiled already: of most APIs each method is looked at once. */
  private readonly parts: Written[][];
  private readonly texts: (string | undefined)[] = [];

  constructor({ resource, method }: MethodPlace) {
    // Some mistakes survive an import alone.
    const origin = isImported(method);
    this.parts = [[origin], [origin], [origin], [origin], [origin], [origin], [origin], [origin], [origin]];
    const [path, request, integration, endpoint, variables, targets, mappings, templates, responses] = this.parts;
    if (resource.path.includes('{')) path.push(...(resource.path.match(/\{[^{}]*\}/g) ?? []));
    addRequest(method, request);
    addIntegration(method, integration, templates);
    addUri(method, endpoint, variables);
    addMappings(method, targets, mappings);
    addResponses(method, responses, templates);
  }

  /** All aspects. */
  get whole(): string {
    return JSON.stringify(this.parts);
  }

  key(aspects: readonly MethodAspect[]): string {
    let key = '';
    for (const aspect of aspects) {
      const index = methodAspects.indexOf(aspect);
      this.texts[index] ??= JSON.stringify(this.parts[index]);
      key += this.texts[index];
    }
    return key;
  }
}

function addRequest(method: Method, request: Written[]): void {
  const { requestParameters, requestModels, authorizationScopes } = method;
  request.push(method.httpMethod, method.operationName, method.authorizationType, method.authorizer, method.apiKeyRequired);
  request.push(method.requestValidator, authorizationScopes.length, ...authorizationScopes, requestParameters.length);
  for (const { key, required, implicit } of requestParameters) request.push(key, required, implicit);
  for (const { contentType, model } of requestModels) request.push(contentType, model);
}

function addIntegration({ integration }: Method, members: Written[], templates: Written[]): void {
  if (integration === undefined) return;
  const { type, uri, cacheKeyParameters, requestTemplates } = integration;
  members.push(type, integration.httpMethod, integration.connectionType, integration.connectionId, integration.credentials);
  members.push(integration.passthroughBehavior, integration.contentHandling, integration.timeoutInMillis, integration.cacheNamespace);
  members.push(integration.responseTransferMode, integration.integrationTarget, integration.malformed, type === 'AWS' ? uri : null);
  members.push(...cacheKeyParameters, null);
  for (const { contentType, template, malformed } of requestTemplates) {
    members.push(contentType);
    templates.push(contentType, template, malformed);
  }
}

function addUri({ integration }: Method, endpoint: Written[], variables: Written[]): void {
  if (integration === undefined) return;
  const { uri } = integration;
  if (typeof uri !== 'string') {
    endpoint.push(uri);
    variables.push(uri);
    return;
  }
  endpoint.push(endpointOf(uri));
  variables.push(uri === '', ...bracesIn(uri));
}

function addMappings({ integration }: Method, targets: Written[], mappings: Written[]): void {
  if (integration === undefined) return;
  for (const mapping of integration.requestParameters) {
    targets.push(mapping.target, mapping.malformed);
    mappings.push(mapping.target, isStatic(mapping) || mapping.source, mapping.malformed);
  }
}

function isStatic({ target, source }: ParameterMapping): boolean {
  return isLiteral(source) && isPlainStatic(target, source);
}

function addResponses({ integration, methodResponses }: Method, responses: Written[], templates: Written[]): void {
  for (const response of integration?.integrationResponses ?? []) {
    const { responseParameters, responseTemplates } = response;
    responses.push(response.selectionPattern, response.statusCode, response.contentHandling, responseParameters.length);
    for (const { target, source, malformed } of responseParameters) responses.push(target, source, malformed);
    responses.push(responseTemplates.length);
    templates.push(responseTemplates.length);
    for (const { contentType, template, malformed } of responseTemplates) {
      responses.push(contentType);
      templates.push(contentType, template, malformed);
    }
  }
  responses.push(integration?.integrationResponses.length);
  for (const { statusCode, responseParameters, responseModels } of methodResponses) {
    responses.push(statusCode, responseParameters.length);
    for (const { key, required } of responseParameters) responses.push(key, required);
    responses.push(responseModels.length);
    for (const { contentType, model } of responseModels) responses.push(contentType, model);
  }
}
