import type { ApiDefinition, Method, Resource } from '../../definition';
import { answers } from './answers';
import { integrationTitle } from './integration-title';
import { labelled, title } from './layout';
import { accepts, authorization, responsesWithoutIntegration, takes, validates } from './method-facts';
import { bodyOutcomes, cacheKeys, connection, credentials, duration, sends, tls, transfer } from './request-facts';

const labelWidth = 11;

/** The card of one method: one fact a line, in one fixed order, whatever order it was declared in. */
export function methodCard(api: ApiDefinition, resource: Resource, method: Method): string {
  const integration = method.integration;
  const facts: [label: string, lines: readonly string[]][] = [
    ['authorizer', authorization(method)],
    ['api key', literalTrue(method) ? ['required'] : []],
    ['takes', takes(method)],
    ['accepts', accepts(method)],
  ];
  if (integration) {
    facts.push(
      ['sends', sends(integration)],
      ['vpc link', connection(integration)],
      ['role', credentials(integration)],
      ['tls', tls(integration)],
      ['body', bodyOutcomes(integration)],
      ['timeout', duration(integration.timeoutInMillis)],
      ['transfer', transfer(integration)],
      ['cache', cacheKeys(integration)],
      ['answers', answers(method, integration)],
    );
  }
  facts.push(['declares', responsesWithoutIntegration(method)], ['validates', validates(api, method)]);
  return [
    title(`${method.httpMethod} ${resource.path}`, integrationTitle(integration)),
    ...facts.flatMap(([label, lines]) => labelled(label, lines, labelWidth)),
  ].join('\n');
}

function literalTrue({ apiKeyRequired }: Method): boolean {
  return apiKeyRequired === true;
}
