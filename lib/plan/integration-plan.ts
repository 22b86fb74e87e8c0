import type { ContentHandling, IntegrationType, ParameterLocation, PassthroughBehavior } from '../definition';
import type { MappingSource } from '../mapping/expressions';

/** A piece of a URI: text, a value of an `integration.request.path` mapping, or a stage variable. */
export type UriPiece = string | { readonly path: string } | { readonly stageVariable: string };

/** Where the integration leads. */
export type IntegrationTarget =
  | { readonly kind: 'http'; readonly uri: readonly UriPiece[] }
  | { readonly kind: 'lambda'; readonly functionArn: readonly UriPiece[]; readonly region: string }
  | {
      readonly kind: 'aws';
      /** `sqs`; with a subdomain, `{subdomain}.s3`. */
      readonly service: string;
      readonly subdomain?: string;
      readonly region: string;
      /** `sqs.us-east-1.amazonaws.com` */
      readonly host: string;
      /** Name and region that calls are signed for. */
      readonly signingName: string;
      readonly signingRegion: string;
      readonly by: 'path' | 'action';
      /** Path of the service, or the name of the action. */
      readonly rest: readonly UriPiece[];
      /** How the service takes an action. */
      readonly action?: ActionProtocol;
    }
  | { readonly kind: 'mock' }
  /** Every call fails: the service would answer 500 with this reason in its log. */
  | { readonly kind: 'misconfigured'; readonly reason: string };

/** How a service takes its actions. */
export interface ActionProtocol {
  /** By X-Amz-Target `{targetPrefix}.{action}` and a JSON body, where the service knows that. */
  readonly json?: { readonly targetPrefix: string; readonly contentType: string };
  /** Value of the parameter Version where the action is a parameter. */
  readonly queryVersion?: string;
}

/** `integration.request.{location}.{name}` ← source. */
export interface RequestMappingPlan {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly source: MappingSource;
  /** The expression as written, for the trace. */
  readonly expression: string;
}

/** `method.response.header.{name}` ← source. */
export interface ResponseMappingPlan {
  readonly name: string;
  readonly source: MappingSource;
  readonly expression: string;
}

/** Media type (or `$default`) and id of the template. */
export type TemplateEntry = readonly [contentType: string, templateId: string];

export interface IntegrationResponsePlan {
  /** undefined: the default response. */
  readonly selectionPattern?: string;
  readonly statusCode: string;
  readonly mappings: readonly ResponseMappingPlan[];
  readonly templates: readonly TemplateEntry[];
  readonly contentHandling?: ContentHandling;
}

export interface IntegrationPlan {
  readonly type: IntegrationType;
  readonly target: IntegrationTarget;
  /** undefined: the client's method. */
  readonly httpMethod?: string;
  readonly credentials?: readonly UriPiece[];
  /** Milliseconds. */
  readonly timeoutInMillis: number;
  readonly insecureSkipVerification: boolean;
  /** Answer piece by piece as the endpoint sends it. */
  readonly stream: boolean;
  readonly mappings: readonly RequestMappingPlan[];
  readonly templates: readonly TemplateEntry[];
  readonly passthroughBehavior: PassthroughBehavior;
  readonly contentHandling?: ContentHandling;
  readonly responses: readonly IntegrationResponsePlan[];
}
