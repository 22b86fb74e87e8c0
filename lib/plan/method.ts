import { createHash } from 'node:crypto';
import type { ApiDefinition, Method } from '../definition';
import { parseMethodRequestParameter } from '../mapping/expressions';
import type { AuthorizerPlan } from './authorizer-plan';
import { methodAuthorization } from './authorizers';
import { integrationPlan } from './integration';
import type { MethodPlan, ValidatorPlan } from './method-plan';
import type { Resolver } from './resolver';
import type { TemplateTable } from './template-table';

export function methodPlan(
  api: ApiDefinition,
  resourcePath: string,
  method: Method,
  resolver: Resolver,
  templates: TemplateTable,
  authorizers: readonly AuthorizerPlan[],
): MethodPlan {
  const validator = validatorPlan(api, resolver.text(method.requestValidator), resolver);
  return {
    resourcePath,
    resourceId: resourceId(resourcePath),
    httpMethod: method.httpMethod,
    ...methodAuthorization(method, authorizers, resolver),
    apiKeyRequired: resolver.boolean(method.apiKeyRequired),
    parameters: method.requestParameters
      .flatMap(({ key, required }) => {
        const parameter = parseMethodRequestParameter(key);
        return parameter ? [{ key, ...parameter, required: resolver.boolean(required) }] : [];
      })
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
    ...(validator && { validator }),
    models: method.requestModels.map(({ contentType, model }) => [contentType, resolver.text(model)]),
    integration: integrationPlan(method.integration, resolver, templates),
  };
}

/** A validator outside of the API, or none of that name, validates nothing. */
function validatorPlan(api: ApiDefinition, wanted: string | undefined, resolver: Resolver): ValidatorPlan | undefined {
  const validator = wanted === undefined ? undefined : api.requestValidators.find(({ name }) => resolver.text(name) === wanted);
  return (
    validator && {
      name: wanted as string,
      parameters: resolver.boolean(validator.validateRequestParameters),
      body: resolver.boolean(validator.validateRequestBody),
    }
  );
}

/** An id like the service's (ten letters and digits), always the same for the same path. */
function resourceId(path: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(path).digest('hex').slice(0, 16)}`);
  return digits.toString(36).padStart(10, '0').slice(0, 10);
}
