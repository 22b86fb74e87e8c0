import { everyMethodBy } from '../../context';
import { apiReference, developerGuide } from '../../documentation';
import { httpProxy, integrationExample, ok, openApi, soundPaths } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

/** A method without an integration can be written, but not deployed. */
export const integrationMissing: Rule = {
  id: 'integration-missing',
  consequence: 'rejected',
  summary: 'Every method has an integration.',
  effect: 'The deployment fails: No integration defined for method',
  docs: developerGuide('how-to-deploy-api'),
  fails: openApi({ '/pets': { get: { responses: ok() } } }),
  passes: openApi(soundPaths),
  check: everyMethodBy(['integration'], function* ({ method, where }) {
    if (method.integration) return;
    yield {
      at: method,
      message: `${where} has no integration.`,
      help: [advise('give the method an integration, a MOCK if nothing is behind it yet')],
    };
  }),
};

/** There is nothing to deploy in an API without methods. */
export const deploymentNoMethods: Rule = {
  id: 'deployment-no-methods',
  consequence: 'rejected',
  summary: 'A deployed API has a method.',
  effect: "The deployment fails: The REST API doesn't contain any methods",
  docs: developerGuide('how-to-deploy-api'),
  fails: openApi({}),
  passes: openApi(soundPaths),
  *check(definition, { methods }): Iterable<Finding> {
    // In a template an API may wait for its methods as long as nothing deploys it.
    if (methods.length > 0 || definition.incomplete || (!isImported(definition) && definition.stages.length === 0)) return;
    yield { at: definition, message: 'The API has no methods.', help: [advise('give it a method before it is deployed')] };
  },
};

/** Members of an integration have the JSON types that the service parses. */
export const integrationMalformed: Rule = {
  id: 'integration-malformed',
  consequence: 'rejected',
  summary: 'Every member of an integration has the JSON type that the service expects.',
  docs: apiReference('Integration'),
  fails: integrationExample(httpProxy({ uri: ['https://petstore.example.com/pets'] })),
  passes: integrationExample(httpProxy({ uri: 'https://petstore.example.com/pets' })),
  check: everyMethodBy(['integration'], function* ({ resource, method: { integration } }) {
    for (const [member, type] of Object.entries(integration?.malformed ?? {})) {
      yield {
        at: integration as NonNullable<typeof integration>,
        member,
        message: `The integration's ${member} is of the JSON type ${type}, which the service cannot parse.`,
        effect: `The service refuses it: Unable to parse API definition because of a malformed integration at path ${resource.path}.`,
        help: [advise(`write ${member} as the service's reference has it; intrinsic functions have to be resolved before an import`)],
      };
    }
  }),
};
