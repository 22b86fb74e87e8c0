import type { Method } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { twinsOf } from '../../twins';

const again = (HttpMethod: string) =>
  cloudFormation({
    Again: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Pets' },
        HttpMethod,
        AuthorizationType: 'NONE',
        Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://petstore.example.com/pets' },
      },
    },
  });

/** Of two methods for one verb the second cannot be created. */
export const methodDuplicate: Rule = {
  id: 'method-duplicate',
  consequence: 'rejected',
  summary: 'A resource has at most one method of a verb.',
  // aws-cli issue 3992, serverless issue 7231
  effect: 'The service refuses it (409): Method already exists for this resource',
  docs: developerGuide('api-gateway-method-settings-method-request'),
  fails: again('GET'),
  passes: again('POST'),
  *check({ resources }): Iterable<Finding> {
    for (const { path, methods } of resources) {
      for (const [method, twin] of twinsOf(methods, verbOf)) {
        const where = `${method.httpMethod} ${path}`;
        yield {
          at: method,
          where,
          message: `${where} is created twice.`,
          related: [{ label: 'created first here', origin: twin.origin }],
          help: [advise('remove one of the two')],
        };
      }
    }
  },
};

/** Two that are not known at synth look alike and may differ. */
function verbOf({ httpMethod }: Method): string | undefined {
  return httpMethod.includes('${') ? undefined : httpMethod;
}
