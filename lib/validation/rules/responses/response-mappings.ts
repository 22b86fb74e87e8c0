import { type IntegrationResponse, literal, type MethodResponse } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { MethodPlace, Rule } from '../../rule';
import { didYouMean, nearest } from '../../texts/nearest';
import { advise, replaceBy } from '../../texts/phrases';
import { isProxyType } from '../uri/endpoint';

const docs = developerGuide('rest-api-parameter-mapping');
const mapped = (target: string) =>
  integrationExample(http({ responses: { default: { statusCode: '200', responseParameters: { [target]: "'7'" } } } }), {
    responses: ok('X-Pets'),
  });
const refused = 'The service refuses it: Invalid mapping expression specified: Validation Result: warnings : [], errors :';

/** A response mapping writes headers, nothing else. */
export const responseMappingTarget: Rule = {
  id: 'response-mapping-target',
  consequence: 'rejected',
  summary: 'A response mapping writes to method.response.header.NAME.',
  docs,
  fails: mapped('method.response.querystring.X-Pets'),
  passes: mapped('method.response.header.X-Pets'),
  check: everyMethodBy(['responses'], function* ({ method: { integration } }, { expressions }) {
    for (const mapping of integration?.integrationResponses.flatMap(({ responseParameters }) => responseParameters) ?? []) {
      if (mapping.malformed !== undefined || expressions.responseHeader(mapping.target) !== undefined) continue;
      const name = mapping.target.split('.').at(-1);
      yield {
        at: mapping,
        message: `${mapping.target} is no target of a response mapping; responses can set headers only.`,
        offending: { name: 'mapping target', text: mapping.target, start: 0, end: mapping.target.length },
        help: name ? [replaceBy(`method.response.header.${name}`)] : [],
      };
    }
  }),
};

/** A header that a mapping sets is declared on the method response. */
export const responseMappingUndeclaredHeader: Rule = {
  id: 'response-mapping-undeclared-header',
  consequence: 'rejected',
  summary: 'A response mapping sets headers that the method response of the same status declares.',
  docs,
  fails: mapped('method.response.header.X-Pet'),
  passes: mapped('method.response.header.X-Pets'),
  check: everyMethodBy(['responses'], function* (place, { expressions }) {
    for (const response of place.method.integration?.integrationResponses ?? []) {
      const declaring = methodResponseOf(place, response);
      if (!declaring || response.responseParameters.length === 0) continue;
      const declared = new Map(declaring.responseParameters.map((parameter) => [parameter.key, parameter]));
      for (const mapping of response.responseParameters) {
        const name = expressions.responseHeader(mapping.target);
        if (name === undefined || declared.has(mapping.target) || mapping.malformed !== undefined) continue;
        const twin = nearest(mapping.target, declared.keys())[0];
        yield {
          at: mapping,
          message: `The header ${name} is set, but the method response ${literal(response.statusCode)} does not declare it.`,
          effect: `${refused} [Invalid mapping expression parameter specified: ${mapping.target}]`,
          offending: {
            name: 'mapping target',
            text: mapping.target,
            start: mapping.target.length - name.length,
            end: mapping.target.length,
          },
          related: [
            {
              label: twin === undefined ? 'the method response' : 'did you mean this one?',
              origin: (declared.get(twin ?? '') ?? declaring).origin,
            },
          ],
          help: [
            ...didYouMean(mapping.target, declared.keys()),
            advise(`declare ${mapping.target} on the method response ${literal(response.statusCode)}`),
          ],
        };
      }
    }
  }),
};

/** What an integration response maps to has to exist. */
export const responseMappingNoMethodResponse: Rule = {
  id: 'response-mapping-no-method-response',
  consequence: 'rejected',
  summary: 'An integration response has a method response of its status.',
  docs,
  fails: integrationExample(
    http({ responses: { default: { statusCode: '404', responseParameters: { 'method.response.header.X-Pets': "'0'" } } } }),
    {
      responses: ok('X-Pets'),
    },
  ),
  passes: mapped('method.response.header.X-Pets'),
  check: everyMethodBy(['integration', 'responses'], function* (place) {
    const { integration } = place.method;
    for (const response of integration?.integrationResponses ?? []) {
      const status = literal(response.statusCode);
      if (!integration || status === undefined || !/^[1-5]\d\d$/.test(status) || methodResponseOf(place, response)) continue;
      if (place.method.methodResponses.some(({ statusCode }) => literal(statusCode) === undefined)) continue;
      const sets = response.responseParameters.some(({ malformed }) => malformed === undefined);
      // A proxy integration answers what the endpoint answered, declared or not.
      if (!sets && isProxyType(integration)) continue;
      yield {
        at: response,
        member: 'statusCode',
        message: `The integration response ${status} of ${place.where} has no method response.`,
        offending: { name: 'statusCode', text: status, start: 0, end: status.length },
        help: [advise(`declare a method response ${status}`)],
        ...(sets
          ? { effect: `${refused} [No method response exists for method.]` }
          : {
              consequence: 'sometimes-fails',
              effect: `Deploying works; a call that ends in this response answers 500 (Output mapping refers to an invalid method response: ${status}).`,
            }),
      };
    }
  }),
};

function methodResponseOf({ method }: MethodPlace, { statusCode }: IntegrationResponse): MethodResponse | undefined {
  const status = literal(statusCode);
  return status === undefined ? undefined : method.methodResponses.find((response) => literal(response.statusCode) === status);
}
