import type { Origin } from './origin';
import type { Value } from './value';

/** The five integration types of a REST API. */
export const integrationTypes = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'] as const;
export type IntegrationType = (typeof integrationTypes)[number];

export const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
export type PassthroughBehavior = (typeof passthroughBehaviors)[number];

export const contentHandlings = ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;
export type ContentHandling = (typeof contentHandlings)[number];

export const connectionTypes = ['INTERNET', 'VPC_LINK'] as const;
export type ConnectionType = (typeof connectionTypes)[number];

export const responseTransferModes = ['BUFFERED', 'STREAM'] as const;
export type ResponseTransferMode = (typeof responseTransferModes)[number];

/** One entry of a `requestParameters` or `responseParameters` map of an integration: `target` ← `source`. */
export interface ParameterMapping {
  /** For example `integration.request.path.proxy` or `method.response.header.Location`. */
  readonly target: string;
  /**
   * A mapping expression (`method.request.querystring.type`, `'static'`, …).
   * Documents may hold non-strings here; those readers keep as `malformed` and put their JSON text here.
   */
  readonly source: Value<string>;
  /** JSON type of the source where it is no string (`boolean`, `number`, `object`, …). The service drops such entries on import. */
  readonly malformed?: string;
  readonly origin: Origin;
}

/** A mapping template for one media type. */
export interface ContentTemplate {
  /** Media type, or `$default`. */
  readonly contentType: string;
  /** VTL source. */
  readonly template: Value<string>;
  /** JSON type of the template where it is no string; the service refuses such a template. */
  readonly malformed?: string;
  readonly origin: Origin;
}

export interface IntegrationResponse {
  /** Regular expression over the endpoint's status code (HTTP, AWS, MOCK) or the function's error message (Lambda). Absent: the default response. */
  readonly selectionPattern?: Value<string>;
  /** Status code of the method response that this one maps to. */
  readonly statusCode: Value<string>;
  readonly responseParameters: readonly ParameterMapping[];
  readonly responseTemplates: readonly ContentTemplate[];
  /** As written, in upper case; may hold a value the service refuses. */
  readonly contentHandling?: Value<string>;
  readonly origin: Origin;
}

export interface TlsConfig {
  readonly insecureSkipVerification?: Value<boolean>;
}

/**
 * The Integration resource of the API reference. Enumerated members hold what the person wrote, in upper case, so that
 * validation can name a wrong value; compare with the lists of this file.
 */
export interface Integration {
  readonly type: Value<string>;
  /** HTTP method of the endpoint; absent for MOCK. */
  readonly httpMethod?: Value<string>;
  readonly uri?: Value<string>;
  readonly connectionType?: Value<string>;
  readonly connectionId?: Value<string>;
  /** Role ARN, `arn:aws:iam::*:user/*` for the caller's credentials, absent for resource-based permissions. */
  readonly credentials?: Value<string>;
  readonly requestParameters: readonly ParameterMapping[];
  readonly requestTemplates: readonly ContentTemplate[];
  /** @default WHEN_NO_MATCH (service) */
  readonly passthroughBehavior?: Value<string>;
  readonly contentHandling?: Value<string>;
  /** Milliseconds. @default 29000 (service) */
  readonly timeoutInMillis?: Value<number>;
  /** @default the resource's id (service) */
  readonly cacheNamespace?: Value<string>;
  readonly cacheKeyParameters: readonly Value<string>[];
  readonly integrationResponses: readonly IntegrationResponse[];
  /** Not expressible in CloudFormation's Method resource. */
  readonly tlsConfig?: TlsConfig;
  /** @default BUFFERED (service) */
  readonly responseTransferMode?: Value<string>;
  /** ARN of the load balancer behind a VPC link. */
  readonly integrationTarget?: Value<string>;
  /**
   * Members of the wrong JSON type, by name, with the type found (`uri` → `object`): the service cannot parse such an
   * integration. Readers leave the member itself out.
   */
  readonly malformed?: Readonly<Record<string, string>>;
  readonly origin: Origin;
}
