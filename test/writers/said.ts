import type { ApiDefinition, Json, JsonObject, MethodResponse, Model } from '../../lib/definition';
import type { OpenApiVersion } from '../../lib/writers';

/** What a document of this version says of the definition; all else is as another writer or reader would have it. */
export function said(definition: ApiDefinition, version: OpenApiVersion): Json {
  const resources = definition.resources
    .filter(({ methods }) => methods.length > 0)
    .map(({ path, methods }) => ({
      path,
      methods: sorted(
        methods.map(({ methodResponses, requestModels, integration, tags: _tags, ...method }) => ({
          ...method,
          requestParameters: sorted(method.requestParameters),
          requestModels: sorted(version === '2.0' ? requestModels.filter(({ model }) => model === requestModels[0]?.model) : requestModels),
          methodResponses: sorted(methodResponses.map((response) => saidResponse(response, methodResponses, version))),
          ...(integration && {
            integration: {
              ...integration,
              integrationResponses: sorted(integration.integrationResponses),
              requestParameters: sorted(integration.requestParameters),
            },
          }),
        })),
      ),
    }));
  const { host: _host, basePath: _basePath, resources: _resources, ...rest } = definition;
  return plain({
    ...rest,
    // An empty one in a document is none.
    description: rest.description === '' ? undefined : rest.description,
    resources,
    models: sorted(definition.models.map(saidModel)),
    requestValidators: sorted(definition.requestValidators),
    gatewayResponses: sorted(definition.gatewayResponses),
    authorizers: sorted(definition.authorizers),
  });
}

/** Without a description of its own a response gets one; in 2.0 all responses have the media types of the operation and one model. */
function saidResponse(response: MethodResponse, all: readonly MethodResponse[], version: OpenApiVersion) {
  const description = response.description ?? `${String(response.statusCode)} response`;
  const responseParameters = sorted(response.responseParameters);
  const [first] = response.responseModels;
  if (version === '3.0' || first === undefined)
    return { ...response, responseParameters, description, responseModels: sorted(response.responseModels) };
  const produced = new Set(all.flatMap(({ responseModels }) => responseModels.map(({ contentType }) => contentType)));
  return {
    ...response,
    responseParameters,
    description,
    responseModels: sorted([...produced].map((contentType) => ({ ...first, contentType }))),
  };
}

/** The model's description is its schema's; references are in the form of the document, which cannot tell an intrinsic from a member named like one. */
function saidModel(model: Model) {
  const text = JSON.stringify(model.schema?.json ?? {}).replaceAll('#/components/schemas/', '#/definitions/');
  const json = JSON.parse(text) as JsonObject;
  return { ...model, schema: { json, unresolved: [] }, description: model.description ?? json['description'] };
}

function sorted<T>(list: readonly T[]): readonly T[] {
  return [...list].sort((one, other) => (JSON.stringify(plain(one)) < JSON.stringify(plain(other)) ? -1 : 1));
}

/** Without origins and undefined members, members in one order. */
function plain(value: unknown): Json {
  if (value === null || typeof value !== 'object') return value as Json;
  if (Array.isArray(value)) return value.map(plain);
  const members = Object.entries(value).filter(([key, member]) => key !== 'origin' && member !== undefined);
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, member]) => [key, plain(member)]));
}
