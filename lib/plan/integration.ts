import {
  type ContentHandling,
  contentHandlings,
  type Integration,
  type IntegrationResponse,
  type IntegrationType,
  integrationTypes,
  type PassthroughBehavior,
  passthroughBehaviors,
} from '../definition';
import { parseMethodResponseHeader, parseResponseSource } from '../mapping/expressions';
import type { IntegrationPlan, IntegrationResponsePlan, IntegrationTarget, ResponseMappingPlan } from './integration-plan';
import { integrationTarget } from './integration-target';
import { requestMappings } from './request-mappings';
import type { Resolver } from './resolver';
import type { TemplateTable } from './template-table';
import { uriPieces } from './uri-pieces';

/** Milliseconds; the service's default and, without a raised quota, its maximum. */
const defaultTimeout = 29_000;

export function integrationPlan(integration: Integration | undefined, resolver: Resolver, templates: TemplateTable): IntegrationPlan {
  if (!integration) return misconfigured('No integration defined for method');
  const type = oneOf<IntegrationType>(integrationTypes, resolver.text(integration.type));
  if (!type) return misconfigured(`There is no integration type ${resolver.text(integration.type)}`);
  const mappings = requestMappings(type, integration.requestParameters, resolver);
  const httpMethod = resolver.text(integration.httpMethod);
  const contentHandling = oneOf<ContentHandling>(contentHandlings, resolver.text(integration.contentHandling));
  const credentials = resolver.address(integration.credentials);
  return {
    type,
    target: target(type, integration, httpMethod, mappings, resolver),
    ...(httpMethod !== undefined && httpMethod !== 'ANY' && { httpMethod }),
    ...(credentials && { credentials: uriPieces(credentials) }),
    timeoutInMillis: resolver.number(integration.timeoutInMillis) ?? defaultTimeout,
    insecureSkipVerification: resolver.boolean(integration.tlsConfig?.insecureSkipVerification),
    stream: resolver.text(integration.responseTransferMode) === 'STREAM',
    mappings: typeof mappings === 'string' ? [] : mappings,
    templates: templates.entries(integration.requestTemplates),
    passthroughBehavior:
      oneOf<PassthroughBehavior>(passthroughBehaviors, resolver.text(integration.passthroughBehavior)) ?? 'WHEN_NO_MATCH',
    ...(contentHandling && { contentHandling }),
    responses: integration.integrationResponses.map((response) => responsePlan(response, resolver, templates)),
  };
}

function target(
  type: IntegrationType,
  integration: Integration,
  httpMethod: string | undefined,
  mappings: ReturnType<typeof requestMappings>,
  resolver: Resolver,
): IntegrationTarget {
  if (typeof mappings === 'string') return { kind: 'misconfigured', reason: mappings };
  // Recorded: Lambda takes an invocation by POST alone, and refuses every other.
  if (type === 'AWS_PROXY' && httpMethod !== 'POST') {
    return {
      kind: 'misconfigured',
      reason: `Lambda functions are invoked with POST, not with ${httpMethod ?? 'the method of the client'}`,
    };
  }
  return integrationTarget(type, integration, resolver);
}

function responsePlan(response: IntegrationResponse, resolver: Resolver, templates: TemplateTable): IntegrationResponsePlan {
  const selectionPattern = resolver.text(response.selectionPattern);
  const contentHandling = oneOf<ContentHandling>(contentHandlings, resolver.text(response.contentHandling));
  return {
    ...(selectionPattern && { selectionPattern }),
    statusCode: resolver.text(response.statusCode),
    mappings: response.responseParameters.flatMap(({ target: to, source, malformed }) => {
      const expression = resolver.text(source);
      const name = parseMethodResponseHeader(to);
      const parsed = parseResponseSource(expression);
      return malformed === undefined && name !== undefined && parsed
        ? [{ name, source: parsed, expression } satisfies ResponseMappingPlan]
        : [];
    }),
    templates: templates.entries(response.responseTemplates),
    ...(contentHandling && { contentHandling }),
  };
}

function misconfigured(reason: string): IntegrationPlan {
  return {
    type: 'MOCK',
    target: { kind: 'misconfigured', reason },
    timeoutInMillis: defaultTimeout,
    insecureSkipVerification: false,
    stream: false,
    mappings: [],
    templates: [],
    passthroughBehavior: 'WHEN_NO_MATCH',
    responses: [],
  };
}

function oneOf<T extends string>(list: readonly T[], text: string | undefined): T | undefined {
  return list.find((entry) => entry === text?.toUpperCase());
}
