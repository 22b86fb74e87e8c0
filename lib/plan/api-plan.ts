import type { Json } from '../definition';
import type { AuthorizerPlan } from './authorizer-plan';
import type { GatewayResponsePlan } from './gateway-response-plan';
import type { MethodPlan } from './method-plan';
import type { BucketPlan, StagePlan, UsagePlansPlan } from './stage/stage-plan';

/** What the API is called where it is deployed. */
export interface DeploymentPlan {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly deploymentId: string;
  /** undefined: the client's Host header, else `{apiId}.execute-api.{region}.amazonaws.com`. */
  readonly domainName?: string;
  /** True for EDGE, where CloudFront stands in front. */
  readonly edgeOptimized: boolean;
  /** True for PRIVATE, which only VPC endpoints lead to. */
  readonly isPrivate: boolean;
}

/** A node of the tree of resources; its children are one path part below. */
export interface RouteNode {
  /** Children with a literal path part. */
  readonly literals: readonly (readonly [pathPart: string, child: RouteNode])[];
  /** The child that is a path variable. */
  readonly variable?: { readonly name: string; readonly child: RouteNode };
  /** The child that takes all the rest. */
  readonly greedy?: { readonly name: string; readonly child: RouteNode };
  /** Verb or `ANY`, and the index in {@link ApiPlan.methods}. */
  readonly methods: readonly (readonly [httpMethod: string, index: number])[];
}

/** A mapping template. Equal sources share one. */
export interface TemplatePlan {
  readonly id: string;
  /** VTL. */
  readonly source: string;
}

/** A model that bodies are validated against. */
export interface ModelPlan {
  readonly name: string;
  /** JSON Schema, draft-04. References to other models read `model:{name}`. */
  readonly schema: Json;
}

/** A part of the definition that is not run. */
export interface UnsupportedPart {
  /** `GET /pets`, or `API`. */
  readonly where: string;
  /** `authorization by CUSTOM`. */
  readonly what: string;
}

/**
 * A deployed stage, with everything decided that can be decided before a request: plain JSON, from which the engine makes
 * closures and the handler's writer makes source.
 */
export interface ApiPlan {
  readonly formatVersion: 1;
  readonly name: string;
  readonly deployment: DeploymentPlan;
  readonly stage: StagePlan;
  readonly binaryMediaTypes: readonly string[];
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  /** Values that are accepted as API keys whatever the usage plans say: those that somebody gave beside the definition. */
  readonly apiKeys: readonly string[];
  /** undefined: no method asks for a key, or there is none. */
  readonly usage?: UsagePlansPlan;
  /** What all methods of the account share; undefined: not looked at. */
  readonly accountThrottle?: BucketPlan;
  /** Bytes from which on bodies are compressed for clients that take it; undefined: never. */
  readonly minimumCompressionSize?: number;
  readonly authorizers: readonly AuthorizerPlan[];
  /** The resource policy, an IAM policy document as written; its resources are ARNs. */
  readonly policy?: Json;
  readonly routes: RouteNode;
  /** The first method answers whatever its routes do not match, and the stage is no part of the path: a test call. */
  readonly testInvoke?: true;
  readonly methods: readonly MethodPlan[];
  readonly templates: readonly TemplatePlan[];
  readonly models: readonly ModelPlan[];
  /** One for every gateway response type, inheritance resolved. */
  readonly gatewayResponses: readonly GatewayResponsePlan[];
  readonly unsupported: readonly UnsupportedPart[];
}
