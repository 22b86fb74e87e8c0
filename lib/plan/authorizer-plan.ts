import type { MappingSource } from '../mapping/expressions';
import type { UriPiece } from './integration-plan';

/** The function of a TOKEN or REQUEST authorizer. */
export interface AuthorizerFunction {
  readonly functionArn: readonly UriPiece[];
  readonly region: string;
  /** Role; undefined where the function's own policy lets the gateway in. */
  readonly credentials?: readonly UriPiece[];
}

/** An authorizer that methods refer to. */
export interface AuthorizerPlan {
  readonly name: string;
  /** Like the service's own: six letters and digits. */
  readonly id: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  /** Of TOKEN and COGNITO_USER_POOLS it is the one header that holds the token. */
  readonly identitySources: readonly MappingSource[];
  /** Java regular expression: of TOKEN over the token, of COGNITO_USER_POOLS over its `aud`. */
  readonly identityValidationExpression?: string;
  /** Seconds; 0: nothing is kept. */
  readonly resultTtl: number;
  /** TOKEN and REQUEST. */
  readonly function?: AuthorizerFunction;
  /** COGNITO_USER_POOLS: ARNs. */
  readonly userPools: readonly string[];
}
