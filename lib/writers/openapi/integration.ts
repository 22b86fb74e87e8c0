import { type Integration, type IntegrationResponse, isLiteral } from '../../definition';
import { type Draft, type DraftEntry, type DraftObject, listOrNothing, object, objectOrNothing } from './draft';
import { contentTemplates, parameterMappings } from './mappings';
import { arnPlaceholder, invocationUriPlaceholder, uriPlaceholder } from './placeholder';
import { constant, lowerCase, text } from './values';
import type { Writing } from './writing';

const rolePlaceholder = arnPlaceholder('iam:', 'role/');
const loadBalancerPlaceholder = arnPlaceholder('elasticloadbalancing:us-east-1', 'loadbalancer/net/');

/** `x-amazon-apigateway-integration`: enumerated members in lower case where the service exports them so. */
export function integration(source: Integration, where: string, writing: Writing): DraftObject {
  for (const [member, type] of Object.entries(source.malformed ?? {})) {
    writing.warn(
      `${where}: ${member} of the integration is ${type === 'array' ? 'a list' : `a ${type}`}, which no integration can have; left out.`,
    );
  }
  const isAws = isLiteral(source.type) && source.type.toUpperCase().startsWith('AWS');
  return object([
    ['type', lowerCase(source.type, 'mock')],
    ['httpMethod', constant(source.httpMethod, 'GET')],
    ['uri', text(source.uri, isAws ? invocationUriPlaceholder : uriPlaceholder)],
    ['connectionType', constant(source.connectionType, 'INTERNET')],
    ['connectionId', text(source.connectionId)],
    ['integrationTarget', text(source.integrationTarget, loadBalancerPlaceholder)],
    ['credentials', text(source.credentials, rolePlaceholder)],
    ['requestParameters', parameterMappings(source.requestParameters, where, writing)],
    ['requestTemplates', contentTemplates(source.requestTemplates, where, writing)],
    ['passthroughBehavior', lowerCase(source.passthroughBehavior, 'when_no_match')],
    ['contentHandling', constant(source.contentHandling, 'CONVERT_TO_TEXT')],
    ['timeoutInMillis', constant(source.timeoutInMillis, 29000)],
    ['cacheNamespace', text(source.cacheNamespace)],
    ['cacheKeyParameters', listOrNothing(source.cacheKeyParameters.map((key) => text(key)))],
    ['tlsConfig', objectOrNothing([['insecureSkipVerification', constant(source.tlsConfig?.insecureSkipVerification, false)]])],
    ['responseTransferMode', constant(source.responseTransferMode, 'BUFFERED')],
    ['responses', integrationResponses(source.integrationResponses, where, writing)],
  ]);
}

/** A document has integration responses by their selection pattern; `default` is the one without a pattern. */
function integrationResponses(list: readonly IntegrationResponse[], where: string, writing: Writing): Draft | undefined {
  const written = new Set<string>();
  return objectOrNothing(
    list.map((response): DraftEntry => {
      const { selectionPattern } = response;
      if (selectionPattern !== undefined && !isLiteral(selectionPattern)) {
        writing.warn(`${where}: an integration response whose selection pattern is not known at synth is left out.`);
        return ['', undefined];
      }
      // The pattern that is the word itself would be read as no pattern.
      const key = selectionPattern === undefined ? 'default' : selectionPattern === 'default' ? '(?:default)' : selectionPattern;
      if (written.has(key)) {
        const which = selectionPattern === undefined ? 'no selection pattern' : `the selection pattern ${selectionPattern}`;
        writing.warn(`${where}: two integration responses have ${which}; the document has the first one.`);
        return [key, undefined];
      }
      written.add(key);
      return [key, integrationResponse(response, `${where}, integration response ${key}`, writing)];
    }),
  );
}

function integrationResponse(response: IntegrationResponse, where: string, writing: Writing): Draft {
  return object([
    ['statusCode', constant(response.statusCode, '200')],
    ['responseParameters', parameterMappings(response.responseParameters, where, writing)],
    ['responseTemplates', contentTemplates(response.responseTemplates, where, writing)],
    ['contentHandling', constant(response.contentHandling, 'CONVERT_TO_TEXT')],
  ]);
}
