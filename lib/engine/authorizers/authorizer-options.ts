import type { Json } from '../../definition';
import type { AuthorizerPlan } from '../../plan';
import type { LambdaBackend } from '../effects/lambda-backend';

/** A public key as a JSON Web Key (RFC 7517). */
export type JsonWebKey = Readonly<Record<string, unknown>> & { readonly kty: string };

/** The public keys of a user pool: what `https://cognito-idp.{region}.amazonaws.com/{userPoolId}/.well-known/jwks.json` holds. */
export interface UserPoolKeys {
  /** @default those that the issuer publishes, where they may be fetched */
  readonly keys?: readonly JsonWebKey[];
  /** The `iss` of its tokens. @default `https://cognito-idp.{region}.amazonaws.com/{userPoolId}`, as the pool's ARN says */
  readonly issuer?: string;
}

/** Somebody with credentials, as far as IAM knows them. */
export interface IamCaller {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
  /** Members of `$context.identity`: `userArn`, `accountId`, `user`, `caller`, … */
  readonly identity?: Readonly<Record<string, string>>;
  /** Tags of the user or role, which policies ask for as `aws:PrincipalTag/…`. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Policy documents of the caller. @default what the resource policy does not deny is allowed */
  readonly policies?: readonly Json[];
}

/** What authorizers need to run on this machine. */
export interface AuthorizerOptions {
  /** What invokes the function of a TOKEN or REQUEST authorizer; undefined: it is not run. @default the gateway's `lambda` */
  readonly authorizerFunctions?: (authorizer: AuthorizerPlan) => LambdaBackend | undefined;
  /** Keys by the ARN or id of the user pool; `*` for every pool that is not named. Nothing is fetched. */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
  /** Fetch the keys of user pools that are not named from Cognito. @default false */
  readonly fetchKeys?: boolean;
  /** Those whose signatures are verified; others are refused. @default a signature must be there and well-formed, and is not verified */
  readonly callers?: readonly IamCaller[];
  /** Open the methods that AWS_IAM authorizes to everybody, where no {@link callers} are given. @default false */
  readonly allowUnsigned?: boolean;
}
