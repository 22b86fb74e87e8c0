import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise } from '../../texts/phrases';
import { declaredParameters } from './sources';

const parameters = [{ name: 'type', in: 'query', schema: { type: 'string' } }];
const cached = (key: string) => integrationExample(httpProxy({ cacheKeyParameters: [key] }), { parameters });

/** Only what the method declares can tell one cached answer from another. */
export const cacheKeyParameter: Rule = {
  id: 'cache-key-parameter',
  consequence: 'rejected',
  summary: 'A cache key is a parameter that the method declares.',
  effect: 'The service refuses it: Invalid cache key parameter specified',
  docs: developerGuide('api-gateway-caching'),
  fails: cached('method.request.querystring.typ'),
  passes: cached('method.request.querystring.type'),
  check: everyMethodBy(['path', 'request', 'integration'], function* (place) {
    const { integration } = place.method;
    if (!integration?.cacheKeyParameters.length) return;
    const declared = declaredParameters(place);
    for (const value of integration.cacheKeyParameters) {
      const key = literal(value);
      // Whether a parameter of the integration request may be a key is not recorded.
      if (key === undefined || declared.has(key) || key.startsWith('integration.request.')) continue;
      yield {
        at: integration,
        member: 'cacheKeyParameters',
        message: `The cache key ${key} is no parameter that ${place.where} declares.`,
        offending: { name: 'cache key', text: key, start: 0, end: key.length },
        help: [...didYouMean(key, declared), advise(`declare ${key} on the method`)],
      };
    }
  }),
};
