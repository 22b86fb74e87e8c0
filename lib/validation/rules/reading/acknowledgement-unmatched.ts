import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { ShownRule } from '../../rule';

const acknowledging = (path: string) =>
  integrationExample(
    httpProxy({ requestParameters: { 'integration.request.path.id': "'7'" }, uri: `https://petstore.example.com${path}` }),
    {
      'x-cdk-rest-integrations-acknowledge': { 'path-mapping-unused': 'the endpoint is about to take it' },
    },
  );

/** Said of acknowledgements when all is judged. */
export const acknowledgementUnmatched: ShownRule = {
  id: 'acknowledgement-unmatched',
  consequence: 'advice',
  summary: 'An acknowledgement speaks of something that was found.',
  docs: developerGuide('api-gateway-swagger-extensions'),
  fails: acknowledging('/pets/{id}'),
  passes: acknowledging('/pets'),
};
