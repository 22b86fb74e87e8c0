import type { Acknowledgement } from './acknowledgement';
import type { Authorizer, Documentation, GatewayResponse, Model, NamedValue, RequestValidator } from './api-parts';
import type { Resource } from './method';
import type { Origin } from './origin';
import type { ApiKey, OtherResource, Stage, UsagePlan } from './stage';
import type { JsonDocument, Value } from './value';

export interface EndpointConfiguration {
  /** `EDGE`, `REGIONAL`, `PRIVATE`; the service wants exactly one. @default EDGE (service) */
  readonly types: readonly Value<string>[];
  readonly ipAddressType?: Value<string>;
  readonly vpcEndpointIds: readonly Value<string>[];
}

/**
 * A REST API as plain, immutable, JSON-able data: where readers, rules, writers and the engine meet.
 * Lists keep the order of the source. Maps of the service (parameters, templates, models) are lists of entries here, so that
 * order and origin survive and no name can reach a prototype.
 */
export interface ApiDefinition {
  readonly name?: Value<string>;
  readonly description?: Value<string>;
  readonly version?: Value<string>;
  /** `HEADER` or `AUTHORIZER`. @default HEADER (service) */
  readonly apiKeySource?: Value<string>;
  readonly binaryMediaTypes: readonly Value<string>[];
  readonly minimumCompressionSize?: Value<number>;
  readonly disableExecuteApiEndpoint?: Value<boolean>;
  readonly endpointConfiguration?: EndpointConfiguration;
  readonly endpointAccessMode?: Value<string>;
  readonly securityPolicy?: Value<string>;
  readonly policy?: JsonDocument;
  /** Account that the API is deployed to, where synth knows it. */
  readonly account?: string;
  /** Path of the base path or server URL that a document names, for example `/test`; informative. */
  readonly basePath?: string;
  /** Server host that a document names; informative. */
  readonly host?: string;
  /** Every resource, the root first where it was declared first; parents before children. */
  readonly resources: readonly Resource[];
  readonly models: readonly Model[];
  readonly requestValidators: readonly RequestValidator[];
  readonly authorizers: readonly Authorizer[];
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly documentation?: Documentation;
  readonly stages: readonly Stage[];
  readonly usagePlans: readonly UsagePlan[];
  readonly apiKeys: readonly ApiKey[];
  readonly otherResources: readonly OtherResource[];
  readonly tags: readonly NamedValue[];
  /** What a document itself says that somebody lives with. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** True where a part of the API was not at hand when it was read: a body in S3, or one that only the deployment makes. */
  readonly incomplete?: boolean;
  readonly origin: Origin;
}

/** An API without anything in it, to be spread and added to. */
export const emptyApi: ApiDefinition = {
  binaryMediaTypes: [],
  resources: [],
  models: [],
  requestValidators: [],
  authorizers: [],
  gatewayResponses: [],
  stages: [],
  usagePlans: [],
  apiKeys: [],
  otherResources: [],
  tags: [],
  origin: {},
};
