import { httpMethods, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise, oneOf, replaceBy } from '../../texts/phrases';
import { callsAnEndpoint } from './enumerations';

const docs = apiReference('Integration');

/** Every integration but MOCK calls something, private ones too. */
export const integrationUriMissing: Rule = {
  id: 'integration-uri-missing',
  consequence: 'rejected',
  summary: 'Every integration but MOCK has a URI.',
  effect: 'The service refuses it: Invalid integration URI specified',
  docs,
  fails: integrationExample({ type: 'http_proxy', httpMethod: 'ANY', connectionType: 'VPC_LINK', connectionId: 'abc123' }),
  passes: integrationExample(httpProxy({ connectionType: 'VPC_LINK', connectionId: 'abc123' })),
  check: everyMethodBy(['integration', 'endpoint'], function* ({ method: { integration }, where }) {
    if (!integration || !callsAnEndpoint(integration) || integration.malformed?.['uri'] !== undefined) return;
    if (integration.uri !== undefined && integration.uri !== '') return;
    yield {
      at: integration,
      message: `The ${literal(integration.type)} integration of ${where} has no URI.`,
      help: [advise('name the endpoint in uri')],
    };
  }),
};

/** The endpoint's method is its own, it does not follow from the method of the API. */
export const integrationHttpMethod: Rule = {
  id: 'integration-http-method',
  consequence: 'rejected',
  summary: 'Every integration but MOCK names the HTTP method of its endpoint.',
  effect: 'The service refuses it: Enumeration value for HttpMethod must be non-empty',
  docs,
  fails: integrationExample({ type: 'http_proxy', uri: 'https://petstore.example.com/pets' }),
  passes: integrationExample(httpProxy({ httpMethod: 'GET' })),
  check: everyMethodBy(['integration'], function* ({ method, where }) {
    const { integration } = method;
    if (!integration || !callsAnEndpoint(integration) || integration.malformed?.['httpMethod'] !== undefined) return;
    const verb = integration.httpMethod === undefined ? '' : literal(integration.httpMethod);
    if (verb === undefined || (httpMethods as readonly string[]).includes(verb.toUpperCase())) return;
    if (verb === '') {
      const isLambda = literal(integration.type)?.startsWith('AWS') ?? false;
      yield {
        at: integration,
        message: `The ${literal(integration.type)} integration of ${where} does not say by which HTTP method its endpoint is called.`,
        help: [
          isLambda
            ? advise('functions are called by POST: httpMethod: POST')
            : replaceBy(method.httpMethod, `httpMethod: ${method.httpMethod}`),
        ],
      };
    } else {
      yield {
        at: integration,
        member: 'httpMethod',
        message: `${verb} is no HTTP method of an integration; the service knows ${oneOf(httpMethods)}.`,
        // The recorded text speaks of a missing method alone.
        effect: 'The service refuses methods that it does not know.',
        offending: { name: 'httpMethod', text: verb, start: 0, end: verb.length },
        help: didYouMean(verb, httpMethods),
      };
    }
  }),
};

/** A VPC link has to be named. */
export const vpcLinkConnectionId: Rule = {
  id: 'vpc-link-connection-id',
  consequence: 'rejected',
  summary: 'A private integration names its VPC link.',
  effect: 'The service refuses it: ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK',
  docs,
  fails: integrationExample(httpProxy({ connectionType: 'VPC_LINK' })),
  passes: integrationExample(httpProxy({ connectionType: 'VPC_LINK', connectionId: '${stageVariables.vpcLinkId}' })),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }) {
    if (!integration || literal(integration.connectionType) !== 'VPC_LINK') return;
    if (
      (integration.connectionId !== undefined && integration.connectionId !== '') ||
      integration.malformed?.['connectionId'] !== undefined
    )
      return;
    yield {
      at: integration,
      message: `The integration of ${where} goes through a VPC link, but connectionId does not say which.`,
      help: [advise("set connectionId to the VPC link's id or to ${stageVariables.name}")],
    };
  }),
};
