import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { PartialText } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { endpointAuthority, isHttpType } from './endpoint';

/** An HTTP integration calls an absolute HTTP URL. */
export const httpUri: Rule = {
  id: 'http-uri',
  consequence: 'rejected',
  summary: 'The endpoint of an HTTP integration is a URL that starts with http:// or https://.',
  effect: 'The service refuses it: Invalid HTTP endpoint specified for URI',
  docs: developerGuide('setup-http-integrations'),
  fails: integrationExample(httpProxy({ uri: 'petstore.example.com/pets' })),
  passes: integrationExample(httpProxy({ uri: 'https://petstore.example.com/pets' })),
  check: everyMethodBy(['integration', 'endpoint'], function* ({ method: { integration } }) {
    if (!integration?.uri || !isHttpType(integration)) return;
    const uri = new PartialText(integration.uri);
    if (uri.judged === '') return;
    if (mayBeHttp(uri)) {
      const authority = endpointAuthority(uri.judged);
      if (authority?.text !== '') return;
      yield {
        at: integration,
        member: 'uri',
        message: `The endpoint URL ${uri.shown} names no host.`,
        consequence: 'always-fails',
        effect: 'Every call fails with 500: there is nowhere to send it.',
        offending: uri.offending('endpoint URL', authority.start, authority.end, 'no host'),
        help: [advise('write the host after the two slashes')],
      };
      return;
    }
    const hasOtherScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(uri.judged);
    yield {
      at: integration,
      member: 'uri',
      message: `The endpoint URL ${uri.shown} does not start with http:// or https://.`,
      offending: uri.offending('endpoint URL', 0, uri.judged.length, 'no HTTP URL'),
      help: [
        hasOtherScheme
          ? advise('HTTP integrations call http:// and https:// URLs only')
          : replaceBy(`https://${uri.shown.replace(/^\/+/, '')}`),
      ],
    };
  }),
};

/** True unless what is known of the beginning rules out both schemes. */
function mayBeHttp(uri: PartialText): boolean {
  const beginning = uri.knownBeginning.toLowerCase();
  if (/^https?:\/\//.test(beginning)) return true;
  const isCut = beginning.length < uri.judged.length;
  // A path variable may stand for the scheme; nothing recorded says what the service makes of it.
  return beginning.startsWith('{') || (isCut && ['http://', 'https://'].some((scheme) => scheme.startsWith(beginning)));
}
