import {
  connectionTypes,
  contentHandlings,
  type Integration,
  integrationTypes,
  literal,
  passthroughBehaviors,
  responseTransferModes,
  type Value,
} from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { http, httpProxy, integrationExample, ok } from '../../examples';
import type { Finding, Part, Rule } from '../../rule';
import { nearest } from '../../texts/nearest';
import { oneOf, replaceBy } from '../../texts/phrases';

const docs = apiReference('Integration');

/** An integration is of one of five types. */
export const integrationType: Rule = {
  id: 'integration-type',
  consequence: 'rejected',
  summary: 'The integration type is HTTP, HTTP_PROXY, AWS, AWS_PROXY or MOCK.',
  docs,
  fails: integrationExample(httpProxy({ type: 'https_proxy' })),
  passes: integrationExample(httpProxy()),
  check: everyMethodBy(['integration'], ({ method: { integration } }) =>
    // What is no object has no members that could be wrong.
    judge(isNoObject(integration) ? undefined : integration, 'type', integration?.type, integrationTypes, (type) =>
      [
        `The service refuses it: 1 validation error detected: Value '${type}' at 'putIntegrationInput.type' failed to satisfy constraint:`,
        'Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]',
      ].join(' '),
    ),
  ),
};

/** What happens to a body of a media type without a template. */
export const passthroughBehavior: Rule = {
  id: 'passthrough-behavior',
  consequence: 'rejected',
  summary: 'The passthrough behavior is WHEN_NO_MATCH, WHEN_NO_TEMPLATES or NEVER.',
  docs,
  fails: integrationExample(httpProxy({ passthroughBehavior: 'always' })),
  passes: integrationExample(httpProxy({ passthroughBehavior: 'when_no_match' })),
  check: everyMethodBy(['integration'], ({ method: { integration } }) =>
    judge(integration, 'passthroughBehavior', integration?.passthroughBehavior, passthroughBehaviors),
  ),
};

/** How bodies are converted between text and bytes, on the way in and on the way out. */
export const contentHandling: Rule = {
  id: 'content-handling',
  consequence: 'rejected',
  summary: 'Content handling is CONVERT_TO_TEXT, CONVERT_TO_BINARY or left out.',
  docs,
  fails: integrationExample(http({ contentHandling: 'TEXT' }), { responses: ok() }),
  passes: integrationExample(http({ contentHandling: 'CONVERT_TO_TEXT' }), { responses: ok() }),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration } }) {
    yield* judge(integration, 'contentHandling', integration?.contentHandling, contentHandlings);
    for (const response of integration?.integrationResponses ?? []) {
      yield* judge(response, 'contentHandling', response.contentHandling, contentHandlings);
    }
  }),
};

/** Whether the endpoint is reached over the internet or through a VPC link. */
export const connectionType: Rule = {
  id: 'connection-type',
  consequence: 'rejected',
  summary: 'The connection type is INTERNET or VPC_LINK.',
  docs,
  fails: integrationExample(httpProxy({ connectionType: 'VPN' })),
  passes: integrationExample(httpProxy({ connectionType: 'INTERNET' })),
  check: everyMethodBy(['integration'], ({ method: { integration } }) =>
    judge(integration, 'connectionType', integration?.connectionType, connectionTypes),
  ),
};

/** Whether responses reach the client as they arrive or as a whole. */
export const responseTransferMode: Rule = {
  id: 'response-transfer-mode',
  consequence: 'rejected',
  summary: 'The response transfer mode is BUFFERED or STREAM.',
  docs,
  fails: integrationExample(httpProxy({ responseTransferMode: 'CHUNKED' })),
  passes: integrationExample(httpProxy({ responseTransferMode: 'STREAM' })),
  check: everyMethodBy(['integration'], ({ method: { integration } }) =>
    judge(integration, 'responseTransferMode', integration?.responseTransferMode, responseTransferModes),
  ),
};

function* judge(
  at: Part | undefined,
  member: string,
  value: Value<string> | undefined,
  allowed: readonly string[],
  effect?: (value: string) => string,
): Iterable<Finding> {
  const text = literal(value);
  if (!at || text === undefined || allowed.includes(text)) return;
  const meant = nearest(text, allowed);
  yield {
    at,
    member,
    message:
      text === ''
        ? `The ${member} is not given; the service knows ${oneOf(allowed)}.`
        : `${text} is no ${member}; the service knows ${oneOf(allowed)}.`,
    ...(effect ? { effect: effect(text) } : {}),
    ...(text === '' ? {} : { offending: { name: member, text, start: 0, end: text.length } }),
    help: (meant.length > 0 || text === '' ? meant : allowed.filter((word) => word.includes(text.toUpperCase()))).map((word) =>
      replaceBy(word),
    ),
  };
}

function isNoObject(integration: Integration | undefined): boolean {
  return ['x-amazon-apigateway-integration', 'integration'].some((name) => integration?.malformed?.[name] !== undefined);
}

/** True for a type that the service knows and that calls an endpoint. */
export function callsAnEndpoint(integration: Integration): boolean {
  const type = literal(integration.type);
  return type !== undefined && type !== 'MOCK' && (integrationTypes as readonly string[]).includes(type);
}
