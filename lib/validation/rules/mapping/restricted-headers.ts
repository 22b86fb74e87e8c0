import { type Integration, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { advise } from '../../texts/phrases';

/** Headers that the gateway writes itself, for every endpoint. */
const always = ['content-length', 'transfer-encoding'];
/** Headers that it writes, too, when it signs its request. */
const signed = ['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];
const headerMapping = (name: string) =>
  integrationExample(httpProxy({ requestParameters: { [`integration.request.header.${name}`]: "'7'" } }));

/** Some headers may be mapped, but no request survives it. */
export const mappingRestrictedHeader: Rule = {
  id: 'mapping-restricted-header',
  consequence: 'always-fails',
  summary: 'No mapping writes a header that the gateway keeps to itself.',
  effect: 'Deploying works; every request for which the mapping has a value then fails with 500 Internal server error.',
  docs: developerGuide('api-gateway-known-issues'),
  fails: headerMapping('Content-Length'),
  passes: headerMapping('X-Content-Length'),
  check: everyMethodBy(['integration', 'targets'], function* ({ method: { integration } }, { expressions }) {
    for (const mapping of integration?.requestParameters ?? []) {
      const target = expressions.requestTarget(mapping.target);
      if (!integration || target?.location !== 'header' || mapping.malformed !== undefined) continue;
      if (!restrictedFor(integration).includes(target.name.toLowerCase())) continue;
      const isStatic = literal(mapping.source)?.startsWith("'") ?? false;
      yield {
        at: mapping,
        message: `The header ${target.name} cannot be mapped: the gateway writes it itself.`,
        ...(isStatic ? {} : { consequence: 'sometimes-fails' }),
        offending: {
          name: 'mapping target',
          text: mapping.target,
          start: mapping.target.length - target.name.length,
          end: mapping.target.length,
        },
        help: [advise('remove the mapping, or send the value under another name')],
      };
    }
  }),
};

function restrictedFor({ type }: Integration): readonly string[] {
  const name = literal(type);
  if (name === 'HTTP' || name === 'HTTP_PROXY') return always;
  return name === 'AWS' || name === 'AWS_PROXY' ? [...always, ...signed] : [];
}
