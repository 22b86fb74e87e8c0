import type { Integration } from './integration';
import type { Origin } from './origin';
import type { Value } from './value';

/** HTTP verbs of a method, `ANY` included. */
export const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const;

export const parameterLocations = ['path', 'querystring', 'header'] as const;
export type ParameterLocation = (typeof parameterLocations)[number];

/** A method request parameter. */
export interface RequestParameter {
  /** `method.request.{path|querystring|header}.{name}`, as declared. */
  readonly key: string;
  readonly required: Value<boolean>;
  /** True for a path variable that only the resource path names; the import declares it by itself. */
  readonly implicit?: boolean;
  readonly description?: string;
  readonly origin: Origin;
}

/** The model that a request or response body of one media type follows. */
export interface BodyModel {
  readonly contentType: string;
  /** Name of a {@link Model}, `Empty` and `Error` of a fresh API included. */
  readonly model: Value<string>;
  readonly origin: Origin;
}

/** A header that a method response may set. */
export interface ResponseParameter {
  /** `method.response.header.{name}`, as declared. */
  readonly key: string;
  readonly required: Value<boolean>;
  readonly origin: Origin;
}

export interface MethodResponse {
  readonly statusCode: Value<string>;
  readonly responseParameters: readonly ResponseParameter[];
  readonly responseModels: readonly BodyModel[];
  readonly description?: string;
  readonly origin: Origin;
}

/** A method of a resource. */
export interface Method {
  /** In upper case; `ANY` for the catch-all. May hold a verb the service refuses. */
  readonly httpMethod: string;
  readonly operationName?: Value<string>;
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`. @default NONE */
  readonly authorizationType?: Value<string>;
  /** Name of an {@link Authorizer} of this API; unresolved where the authorizer is not part of it. */
  readonly authorizer?: Value<string>;
  readonly authorizationScopes: readonly Value<string>[];
  readonly apiKeyRequired: Value<boolean>;
  readonly requestParameters: readonly RequestParameter[];
  readonly requestModels: readonly BodyModel[];
  /** Name of a {@link RequestValidator}; unresolved where it is not part of the API. */
  readonly requestValidator?: Value<string>;
  readonly integration?: Integration;
  readonly methodResponses: readonly MethodResponse[];
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly origin: Origin;
}

/** A resource: one path of the API. Intermediate resources without methods are listed, too. */
export interface Resource {
  /** Full path with variables, `/pets/{petId}`; a part that is not known at synth stands in it as `${Token}`. */
  readonly path: string;
  /** Last part of the path; absent for the root. */
  readonly pathPart?: Value<string>;
  readonly methods: readonly Method[];
  readonly origin: Origin;
}
