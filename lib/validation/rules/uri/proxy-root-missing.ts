import { developerGuide } from '../../documentation';
import { openApi } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { lastPart, parentPath } from '../paths/resource-tree';
import { isProxyType } from './endpoint';

const proxy = (uri: string, name?: string) => ({
  'x-amazon-apigateway-any-method': {
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri,
      ...(name === undefined ? {} : { requestParameters: { [`integration.request.path.${name}`]: `method.request.path.${name}` } }),
    },
  },
});
const site = { '/{proxy+}': proxy('https://petstore.example.com/{proxy}', 'proxy') };

/** A greedy variable matches one part at least, so the path above it is not proxied. */
export const proxyRootMissing: Rule = {
  id: 'proxy-root-missing',
  consequence: 'advice',
  summary: 'Above a greedy proxy resource there is a method, too.',
  effect: 'A call of the path itself answers 403 Missing Authentication Token.',
  docs: developerGuide('api-gateway-set-up-simple-proxy'),
  fails: openApi(site),
  passes: openApi({ '/': proxy('https://petstore.example.com/'), ...site }),
  *check({ resources }): Iterable<Finding> {
    const byPath = new Map(resources.map((resource) => [resource.path, resource]));
    for (const resource of resources) {
      const parent = parentPath(resource);
      if (parent === undefined || !/^\{.*\+\}$/.test(lastPart(resource.path))) continue;
      if (!resource.methods.some(({ integration }) => integration && isProxyType(integration))) continue;
      if ((byPath.get(parent)?.methods.length ?? 0) > 0) continue;
      yield {
        at: resource,
        message: `${resource.path} is proxied, but ${parent} itself has no method.`,
        help: [advise(`add the same integration to ${parent}, or acknowledge this`)],
      };
    }
  },
};
