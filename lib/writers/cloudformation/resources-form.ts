import { type ApiDefinition, type Integration, isLiteral, type Json } from '../../definition';
import { apiProperties } from './api-properties';
import type { MethodReferences } from './method-properties';
import { ModelSchemas } from './model-schemas';
import { PartIds } from './part-ids';
import { authorizerProperties, documentation, gatewayResponse, modelProperties, validatorProperties } from './part-resources';
import { PathResources } from './path-resources';
import { property, resource } from './properties';
import type { ApiWriter, TemplatePart } from './template-parts';

/** `AWS::ApiGateway::RestApi`, and a resource for each path, method, model, authorizer and whatever else the API has. */
export const resourcesForm: ApiWriter = (definition, api, ids) => {
  const ofApi = { RestApiId: { Ref: api } };
  const models = new PartIds(definition.models, 'Model', definition, ids);
  const validators = new PartIds(definition.requestValidators, 'RequestValidator', definition, ids);
  const authorizers = new PartIds(definition.authorizers, 'Authorizer', definition, ids);
  const schemas = new ModelSchemas(models, api);
  const references: MethodReferences = {
    authorizer: (name) => referenceTo(authorizers.named(name)) ?? property(name),
    // The service refuses what is no id of a validator; a document may name one that it does not declare.
    requestValidator: (name) => referenceTo(validators.named(name)) ?? (isLiteral(name) ? undefined : property(name)),
    model: (name) => referenceTo(models.named(name)) ?? property(name),
  };
  const responses = definition.gatewayResponses.map((response) => gatewayResponse(response, definition, ofApi, ids));
  const paths = new PathResources(definition, ofApi, api, ids, references);
  const resources: readonly TemplatePart[] = [
    resource(api, 'AWS::ApiGateway::RestApi', apiProperties(definition, api)),
    ...models.parts.map((model) =>
      resource(models.idOf(model), 'AWS::ApiGateway::Model', { ...ofApi, ...modelProperties(model, schemas.schemaOf(model)) }),
    ),
    ...validators.parts.map((validator) =>
      resource(validators.idOf(validator), 'AWS::ApiGateway::RequestValidator', { ...ofApi, ...validatorProperties(validator) }),
    ),
    ...authorizers.parts.map((authorizer) =>
      resource(authorizers.idOf(authorizer), 'AWS::ApiGateway::Authorizer', { ...ofApi, ...authorizerProperties(authorizer) }),
    ),
    ...responses,
    ...(definition.documentation ? documentation(definition.documentation, definition, ofApi, ids) : []),
    ...paths.resources,
  ];
  return {
    resources,
    deployedAfter: [...paths.methodIds, ...responses.map(([id]) => id)],
    authorizerIds: authorizers.byName,
    warnings: warningsOf(definition, schemas.circular),
  };
};

function referenceTo(id: string | undefined): Json | undefined {
  return id === undefined ? undefined : { Ref: id };
}

function holdsNoText({ requestTemplates, integrationResponses }: Integration): boolean {
  const templates = [...requestTemplates, ...integrationResponses.flatMap(({ responseTemplates }) => responseTemplates)];
  return templates.some(({ malformed }) => malformed !== undefined);
}

/** What the resources of CloudFormation have no property for. */
function warningsOf(definition: ApiDefinition, circularModels: boolean): readonly string[] {
  const methods = definition.resources.flatMap((one) => one.methods.map((method) => [`${method.httpMethod} ${one.path}`, method] as const));
  const withTls = methods.filter(([, { integration }]) => integration?.tlsConfig !== undefined).map(([where]) => where);
  const validators = new Set(definition.requestValidators.map(({ name }) => name));
  const unknown = methods.flatMap(([where, { requestValidator: name }]) =>
    name !== undefined && isLiteral(name) && !validators.has(name) ? [`${name} of ${where}`] : [],
  );
  const malformed = methods.filter(([, { integration }]) => integration?.malformed !== undefined).map(([where]) => where);
  const untold = methods.filter(([, { integration }]) => integration !== undefined && holdsNoText(integration)).map(([where]) => where);
  return [
    ...(untold.length > 0 ? [`Templates that are no texts are left out: ${untold.join(', ')}.`] : []),
    ...(withTls.length > 0
      ? [`The resource of a method has no tlsConfig: ${withTls.join(', ')} would check the endpoint's certificate. Leave out --resources.`]
      : []),
    ...(unknown.length > 0 ? [`The API declares no such request validator, and it is left out: ${unknown.join(', ')}.`] : []),
    ...(malformed.length > 0 ? [`Integrations are malformed, and written without what is: ${malformed.join(', ')}.`] : []),
    ...(methods.some(([, { summary, description }]) => summary !== undefined || description !== undefined)
      ? ['The resource of a method has no summary and no description.']
      : []),
    ...(definition.version === undefined ? [] : ['The resource of an API has no version.']),
    ...(circularModels
      ? ['Models refer to each other in a circle, and CloudFormation makes one after the other: leave out --resources.']
      : []),
  ];
}
