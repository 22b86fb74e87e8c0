import { gatewayResponseTypes, literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, openApi, soundPaths } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise, replaceBy } from '../../texts/phrases';

const docs = developerGuide('supported-gateway-response-types');
const answering = (type: string) => openApi(soundPaths, { 'x-amazon-apigateway-gateway-responses': { [type]: { statusCode: '404' } } });
const template = (text: string) =>
  cloudFormation({
    NotFound: apiPart('GatewayResponse', { ResponseType: 'RESOURCE_NOT_FOUND', ResponseTemplates: { 'application/json': text } }),
  });

/** The occasions on which the gateway answers by itself are a closed list. */
export const gatewayResponseType: Rule = {
  id: 'gateway-response-type',
  consequence: 'rejected',
  summary: 'A gateway response is of one of the types that the service has.',
  docs,
  fails: answering('NOT_FOUND'),
  passes: answering('RESOURCE_NOT_FOUND'),
  *check({ gatewayResponses }): Iterable<Finding> {
    for (const response of gatewayResponses) {
      const type = literal(response.responseType);
      if (type === undefined || Object.hasOwn(gatewayResponseTypes, type)) continue;
      // An import takes most words in any case; whether it takes these, too, is not recorded.
      if (isImported(response) && Object.hasOwn(gatewayResponseTypes, type.toUpperCase())) continue;
      const known = Object.keys(gatewayResponseTypes);
      const meant = didYouMean(type, known);
      const related = known.filter((name) => type !== '' && name.includes(type));
      yield {
        at: response,
        member: 'responseType',
        message: `${type} is no type of gateway response.`,
        effect: `The service refuses it: 1 validation error detected: Value '${type}' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set`,
        offending: { name: 'responseType', text: type, start: 0, end: type.length },
        help: meant.length > 0 ? meant : [advise(`write one of ${(related.length > 0 ? related : known).join(', ')}`)],
      };
    }
  },
};

const setting = (target: string) =>
  openApi(soundPaths, { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseParameters: { [target]: "'*'" } } } });

/** A gateway response writes headers of its own, not those of a method response. */
export const gatewayResponseTarget: Rule = {
  id: 'gateway-response-target',
  consequence: 'rejected',
  summary: 'A gateway response writes to gatewayresponse.header.NAME.',
  docs: developerGuide('api-gateway-gatewayResponse-definition'),
  fails: setting('method.response.header.Access-Control-Allow-Origin'),
  passes: setting('gatewayresponse.header.Access-Control-Allow-Origin'),
  *check({ gatewayResponses }): Iterable<Finding> {
    for (const mapping of gatewayResponses.flatMap(({ responseParameters }) => responseParameters)) {
      const { target, malformed } = mapping;
      // The guide lists path and query string beside the header.
      if (malformed !== undefined || /^gatewayresponse\.(header|path|querystring)\../.test(target)) continue;
      const name = target.split('.').at(-1);
      yield {
        at: mapping,
        message: `${target} is no target of a gateway response.`,
        // Recorded of PutGatewayResponse (aws-cli issue 2879).
        effect: `The service refuses it: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${target}]`,
        offending: { name: 'mapping target', text: target, start: 0, end: target.length },
        help: name ? [replaceBy(`gatewayresponse.header.${name}`)] : [],
      };
    }
  },
};

/** What a gateway response sets has a value. */
export const gatewayResponseEmpty: Rule = {
  id: 'gateway-response-empty',
  consequence: 'rejected',
  summary: 'Parameters and templates of a gateway response are not empty.',
  docs: developerGuide('api-gateway-gatewayResponse-definition'),
  fails: template(''),
  passes: template('{"message":$context.error.messageString}'),
  *check({ gatewayResponses }): Iterable<Finding> {
    for (const response of gatewayResponses) {
      // Recorded where responses are put one by one; nothing is recorded of documents.
      if (isImported(response)) continue;
      for (const parameter of response.responseParameters) {
        if (literal(parameter.source) === '' || parameter.malformed === 'null')
          yield empty(parameter, parameter.target, 'responseParameters');
      }
      for (const template of response.responseTemplates) {
        if (literal(template.template) === '' || template.malformed === 'null')
          yield empty(template, template.contentType, 'responseTemplates');
      }
    }
  },
};

function empty(at: Finding['at'], key: string, member: string): Finding {
  return {
    at,
    message: `The gateway response's ${member} has an empty value for ${key}.`,
    effect: `The service refuses it: Invalid null or empty value in ${member}`,
    help: [advise(`give ${key} a value or remove it`)],
  };
}
