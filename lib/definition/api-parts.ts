import type { ContentTemplate, ParameterMapping } from './integration';
import type { Origin } from './origin';
import type { JsonDocument, Value } from './value';

/** A model: a JSON Schema (draft-04) with a name. */
export interface Model {
  readonly name: Value<string>;
  /** @default application/json */
  readonly contentType: Value<string>;
  readonly description?: Value<string>;
  /** References to other models stand as `#/definitions/Name`, `#/components/schemas/Name` or the service's canonical URL, as written. */
  readonly schema?: JsonDocument;
  readonly origin: Origin;
}

export interface RequestValidator {
  readonly name: Value<string>;
  readonly validateRequestBody: Value<boolean>;
  readonly validateRequestParameters: Value<boolean>;
  readonly origin: Origin;
}

export const authorizerTypes = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;

export interface Authorizer {
  readonly name: Value<string>;
  /** In upper case; compare with {@link authorizerTypes}. */
  readonly type: Value<string>;
  readonly authorizerUri?: Value<string>;
  readonly authorizerCredentials?: Value<string>;
  /** Comma-separated sources, for example `method.request.header.Authorization`. */
  readonly identitySource?: Value<string>;
  readonly identityValidationExpression?: Value<string>;
  /** Seconds. @default 300 (service) */
  readonly authorizerResultTtlInSeconds?: Value<number>;
  readonly providerArns: readonly Value<string>[];
  /** Free text that documents carry as `x-amazon-apigateway-authtype`. */
  readonly authType?: Value<string>;
  readonly origin: Origin;
}

/** All gateway response types with the status that each has by default (undefined: none of its own). */
export const gatewayResponseTypes: Readonly<Record<string, number | undefined>> = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
};

export interface GatewayResponse {
  readonly responseType: Value<string>;
  readonly statusCode?: Value<string>;
  /** Targets are `gatewayresponse.header.{name}`. */
  readonly responseParameters: readonly ParameterMapping[];
  readonly responseTemplates: readonly ContentTemplate[];
  readonly origin: Origin;
}

/** A variable or tag: a name and its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: Value<string>;
}

export interface DocumentationPart {
  readonly location: JsonDocument;
  readonly properties: JsonDocument;
  readonly origin: Origin;
}

export interface Documentation {
  readonly version?: string;
  readonly parts: readonly DocumentationPart[];
}
