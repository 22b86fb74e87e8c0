import type { ApiDefinition } from '../definition';
import type { UnsupportedPart } from './api-plan';
import type { MethodPlan } from './method-plan';
import type { Resolver } from './resolver';

/** What nobody can run, whatever is given: an authorizer that is not at hand, or a way to authorize that nobody knows. */
export function unsupportedParts(api: ApiDefinition, methods: readonly MethodPlan[], resolver: Resolver): readonly UnsupportedPart[] {
  const referred = new Map<string, string | undefined>(
    api.resources.flatMap((resource) =>
      resource.methods.map((method) => [`${method.httpMethod} ${resource.path}`, resolver.text(method.authorizer)] as const),
    ),
  );
  return methods.flatMap(({ httpMethod, resourcePath, authorization, authorizer }) => {
    if (authorizer !== undefined || authorization === 'NONE' || authorization === 'AWS_IAM') return [];
    const where = `${httpMethod} ${resourcePath}`;
    const name = referred.get(where);
    const reason = name === undefined ? '' : `, whose authorizer ${name} cannot be run`;
    return [{ where, what: `authorization by ${authorization}${reason}` }];
  });
}
