import { integrationTypes, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { cloudFormation, http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { isProxyType } from '../uri/endpoint';

const docs = developerGuide('api-gateway-integration-settings-integration-response');
const custom = (...responses: readonly { readonly StatusCode: string; readonly SelectionPattern?: string }[]) =>
  cloudFormation(
    {},
    {
      method: {
        Integration: {
          Type: 'HTTP',
          IntegrationHttpMethod: 'GET',
          Uri: 'https://petstore.example.com/pets',
          IntegrationResponses: [...responses],
        },
        MethodResponses: [{ StatusCode: '200' }, { StatusCode: '404' }],
      },
    },
  );

/** Without a default, an answer that no pattern matches is nobody's. */
export const integrationResponseMissingDefault: Rule = {
  id: 'integration-response-missing-default',
  consequence: 'sometimes-fails',
  summary: 'A custom integration has an integration response without a selection pattern.',
  docs,
  fails: integrationExample(http({ responses: { '2\\d\\d': { statusCode: '200' } } }), { responses: ok() }),
  passes: integrationExample(http({ responses: { default: { statusCode: '200' } } }), { responses: ok() }),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration }, where }) {
    if (!integration || isProxyType(integration) || !(integrationTypes as readonly unknown[]).includes(integration.type)) return;
    const responses = integration.integrationResponses;
    if (responses.some((response) => isDefault(response.selectionPattern))) return;
    if (responses.length === 0) {
      // A MOCK may end in an override, and a reader may have dropped a malformed member.
      if (literal(integration.type) === 'MOCK' || integration.malformed?.['responses'] !== undefined) return;
      yield {
        at: integration,
        message: `The ${literal(integration.type)} integration of ${where} has no integration responses.`,
        effect: 'Deploying works; every call then answers 500 Internal server error, whatever the endpoint answered.',
        help: [advise('add an integration response without a selection pattern, and a method response of its status')],
      };
      return;
    }
    const patterns = responses.map(
      ({ selectionPattern, statusCode }) => `${literal(statusCode) ?? 'a status'} (${literal(selectionPattern) ?? 'a pattern'})`,
    );
    yield {
      at: integration,
      message: `${where} answers ${patterns.slice(0, 4).join(', ')}${patterns.length > 4 ? ' …' : ''} and has no default integration response.`,
      effect: 'A call whose endpoint answers anything else ends in 500 Internal server error.',
      help: [advise('add an integration response without a selection pattern')],
    };
  }),
};

/** Only one integration response can be the default. */
export const integrationResponseTwoDefaults: Rule = {
  id: 'integration-response-two-defaults',
  consequence: 'sometimes-fails',
  summary: 'An integration has one integration response without a selection pattern.',
  docs,
  fails: custom({ StatusCode: '200' }, { StatusCode: '404' }),
  passes: custom({ StatusCode: '200' }, { StatusCode: '404', SelectionPattern: '404' }),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration }, where }) {
    if (!integration || isProxyType(integration)) return;
    const [first, ...others] = integration.integrationResponses.filter(({ selectionPattern }) => isDefault(selectionPattern));
    for (const response of others) {
      yield {
        at: response,
        message: `${where} has two default integration responses, ${literal(first?.statusCode) ?? 'one'} and ${literal(response.statusCode) ?? 'another'}; one of them is never chosen.`,
        ...(first ? { related: [{ label: 'the other default', origin: first.origin }] } : {}),
        help: [advise('give all but one a selection pattern')],
      };
    }
  }),
};

/** An empty pattern is stored as none. */
function isDefault(pattern: unknown): boolean {
  return pattern === undefined || pattern === '';
}
