import { type Documentation, type GatewayResponse, isLiteral, type RequestValidator } from '../../definition';
import { type Draft, type DraftEntry, type DraftObject, listOrNothing, object, objectOrNothing } from './draft';
import { contentTemplates, parameterMappings } from './mappings';
import { constant, jsonDraft, text } from './values';
import type { Writing } from './writing';

/** The extensions that stand at the root of a document of either version. */
export function rootExtensions(writing: Writing): readonly DraftEntry[] {
  const { definition } = writing;
  return [
    ['x-amazon-apigateway-api-key-source', constant(definition.apiKeySource, 'HEADER')],
    ['x-amazon-apigateway-binary-media-types', listOrNothing(definition.binaryMediaTypes.map((type) => text(type)))],
    ['x-amazon-apigateway-minimum-compression-size', constant(definition.minimumCompressionSize, 0)],
    ['x-amazon-apigateway-endpoint-access-mode', constant(definition.endpointAccessMode, 'BASIC')],
    ['x-amazon-apigateway-security-policy', constant(definition.securityPolicy, 'TLS_1_2')],
    ['x-amazon-apigateway-request-validators', requestValidators(definition.requestValidators, writing)],
    ['x-amazon-apigateway-gateway-responses', gatewayResponses(definition.gatewayResponses, writing)],
    ['x-amazon-apigateway-policy', definition.policy && jsonDraft(definition.policy)],
    ['x-amazon-apigateway-documentation', definition.documentation && documentation(definition.documentation)],
  ];
}

function requestValidators(list: readonly RequestValidator[], writing: Writing): DraftObject | undefined {
  return objectOrNothing(
    list.map(({ name, validateRequestBody, validateRequestParameters }): DraftEntry => {
      if (isLiteral(name)) {
        return [
          name,
          object([
            ['validateRequestBody', constant(validateRequestBody, false)],
            ['validateRequestParameters', constant(validateRequestParameters, false)],
          ]),
        ];
      }
      writing.warn('A request validator whose name is not known at synth is left out: a document has its validators by name.');
      return ['', undefined];
    }),
  );
}

function gatewayResponses(list: readonly GatewayResponse[], writing: Writing): DraftObject | undefined {
  return objectOrNothing(
    list.map((response): DraftEntry => {
      if (isLiteral(response.responseType)) return [response.responseType, gatewayResponse(response, response.responseType, writing)];
      writing.warn('A gateway response whose type is not known at synth is left out: a document has gateway responses by type.');
      return ['', undefined];
    }),
  );
}

function gatewayResponse(response: GatewayResponse, type: string, writing: Writing): Draft {
  const where = `Gateway response ${type}`;
  return object([
    ['statusCode', constant(response.statusCode, '500')],
    ['responseParameters', parameterMappings(response.responseParameters, where, writing)],
    ['responseTemplates', contentTemplates(response.responseTemplates, where, writing)],
  ]);
}

function documentation({ version, parts }: Documentation): Draft {
  return object([
    ['version', version],
    ['documentationParts', parts.map(({ location, properties }) => ({ location: jsonDraft(location), properties: jsonDraft(properties) }))],
  ]);
}
