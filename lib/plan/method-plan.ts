import type { ParameterLocation } from '../definition';
import type { IntegrationPlan } from './integration-plan';
import type { MethodStagePlan } from './stage/stage-plan';

/** A declared method request parameter. */
export interface ParameterPlan {
  /** `method.request.querystring.type` */
  readonly key: string;
  readonly location: ParameterLocation;
  readonly name: string;
  readonly required: boolean;
}

export interface ValidatorPlan {
  readonly name: string;
  readonly parameters: boolean;
  readonly body: boolean;
}

export interface MethodPlan extends MethodStagePlan {
  readonly resourcePath: string;
  readonly resourceId: string;
  /** Verb, or `ANY`. */
  readonly httpMethod: string;
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`. */
  readonly authorization: string;
  /** CUSTOM and COGNITO_USER_POOLS: index in the plan's authorizers; undefined where there is no such authorizer. */
  readonly authorizer?: number;
  /** COGNITO_USER_POOLS: an access token needs one of them. undefined: an identity token is wanted. */
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired: boolean;
  /** Sorted by key. */
  readonly parameters: readonly ParameterPlan[];
  readonly validator?: ValidatorPlan;
  /** Media type (or `$default`) and name of the model. */
  readonly models: readonly (readonly [contentType: string, model: string])[];
  readonly integration: IntegrationPlan;
}
