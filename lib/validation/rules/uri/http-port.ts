import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { PartialText, unknownPiece } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';
import { endpointPort, isHttpType } from './endpoint';

/** An HTTP endpoint listens where the service is willing to go. */
export const httpPort: Rule = {
  id: 'http-port',
  consequence: 'rejected',
  summary: 'An HTTP endpoint is reached on port 80, 443 or 1024 to 65535.',
  docs: developerGuide('setup-http-integrations'),
  fails: integrationExample(httpProxy({ uri: 'http://petstore.example.com:22/pets' })),
  passes: integrationExample(httpProxy({ uri: 'http://petstore.example.com:8080/pets' })),
  check: everyMethodBy(['integration', 'endpoint'], function* ({ method: { integration } }) {
    if (!integration?.uri || !isHttpType(integration)) return;
    const uri = new PartialText(integration.uri);
    const port = endpointPort(uri.judged);
    if (!port || port.text === '' || /[{}$]/.test(port.text) || port.text.includes(unknownPiece) || isAllowed(port.text)) return;
    yield {
      at: integration,
      member: 'uri',
      message: `The endpoint URL names port ${port.text}; HTTP integrations reach ports 80, 443 and 1024 to 65535 only.`,
      offending: uri.offending('endpoint URL', port.start, port.end, 'not reachable'),
      help: [advise('let the endpoint listen on 80, 443 or a port from 1024 on, and name that one')],
    };
  }),
};

function isAllowed(text: string): boolean {
  if (!/^\d{1,7}$/.test(text)) return false;
  const port = Number(text);
  return port === 80 || port === 443 || (port >= 1024 && port <= 65535);
}
