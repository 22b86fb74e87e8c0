import { type ApiDefinition, literal } from '../../../definition';
import { apiReference, developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise, replaceBy } from '../../texts/phrases';

const endpointTypes = ['EDGE', 'REGIONAL', 'PRIVATE'];
const docs = developerGuide('api-gateway-api-endpoint-types');
const configured = (EndpointConfiguration: Record<string, string | string[]>) => cloudFormation({}, { api: { EndpointConfiguration } });

/** An API is reached in one way. */
export const endpointType: Rule = {
  id: 'endpoint-type',
  consequence: 'rejected',
  summary: 'An API has one endpoint type: EDGE, REGIONAL or PRIVATE.',
  docs,
  fails: configured({ Types: ['EDGE', 'REGIONAL'] }),
  passes: configured({ Types: ['REGIONAL'] }),
  *check(definition): Iterable<Finding> {
    const configuration = definition.endpointConfiguration;
    if (!configuration) return;
    const { types, vpcEndpointIds, ipAddressType } = configuration;
    if (types.length > 1) {
      yield finding(
        definition,
        `The API has ${types.length} endpoint types.`,
        'The service refuses it: Cannot create an api with multiple Endpoint Types.',
        [advise('name one of them')],
      );
    }
    // Documents carry a configuration without types; an empty list in a template stands by itself.
    if (types.length === 0 && vpcEndpointIds.length === 0 && ipAddressType === undefined && !isImported(definition)) {
      const effect = 'The service refuses it: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.';
      yield finding(definition, 'The list of endpoint types is empty.', effect, [advise('leave the configuration out or name one type')]);
    }
    for (const value of types) {
      const type = literal(value);
      if (type === undefined || endpointTypes.includes(type)) continue;
      yield {
        ...finding(
          definition,
          `${type} is no endpoint type; the service knows EDGE, REGIONAL and PRIVATE.`,
          undefined,
          didYouMean(type, endpointTypes),
        ),
        offending: { name: 'endpoint type', text: type, start: 0, end: type.length },
      };
    }
  },
};

/** Only a private API is reached through VPC endpoints. */
export const endpointVpce: Rule = {
  id: 'endpoint-vpce',
  consequence: 'rejected',
  summary: 'Only a PRIVATE API names VPC endpoints.',
  effect: 'The service refuses it: VPCEndpoints can only be specified with PRIVATE apis.',
  docs: developerGuide('api-gateway-private-apis'),
  fails: configured({ Types: ['REGIONAL'], VpcEndpointIds: ['vpce-0123456789abcdef0'] }),
  passes: configured({ Types: ['PRIVATE'], VpcEndpointIds: ['vpce-0123456789abcdef0'] }),
  *check(definition, context): Iterable<Finding> {
    const { endpointType } = context;
    if ((definition.endpointConfiguration?.vpcEndpointIds.length ?? 0) === 0 || endpointType === undefined || endpointType === 'PRIVATE')
      return;
    yield finding(definition, `The API names VPC endpoints, but its endpoint type is ${endpointType}.`, undefined, [
      advise('make the API PRIVATE, or leave the VPC endpoints out'),
    ]);
  },
};

/** Private APIs have both kinds of addresses. */
export const endpointIpType: Rule = {
  id: 'endpoint-ip-type',
  consequence: 'rejected',
  summary: 'The IP address type of a PRIVATE API is dualstack.',
  effect: 'The service refuses it: Only dualstack ipAddressType is supported for Private APIs.',
  docs: apiReference('EndpointConfiguration'),
  fails: configured({ Types: ['PRIVATE'], IpAddressType: 'ipv4' }),
  passes: configured({ Types: ['PRIVATE'], IpAddressType: 'dualstack' }),
  *check(definition, { endpointType }): Iterable<Finding> {
    const addresses = literal(definition.endpointConfiguration?.ipAddressType);
    if (endpointType !== 'PRIVATE' || addresses === undefined || addresses === 'dualstack') return;
    yield finding(definition, `The IP address type of the private API is ${addresses}.`, undefined, [
      replaceBy('dualstack', 'ipAddressType: dualstack', 'exact'),
    ]);
  },
};

function finding(at: ApiDefinition, message: string, effect: string | undefined, help: Finding['help']): Finding {
  return { at, member: 'endpointConfiguration', message, ...(effect === undefined ? {} : { effect }), ...(help ? { help } : {}) };
}
