import type * as iam from 'aws-cdk-lib/aws-iam';

/** How the service identifies itself to the endpoint. */
export interface CredentialsOptions {
  /**
   * Role that the service assumes to call the endpoint. Excludes `credentialsPassthrough`.
   *
   * @default - none
   */
  readonly credentialsRole?: iam.IRole;

  /**
   * Whether the service calls the endpoint as the caller of the API. Excludes `credentialsRole`.
   *
   * @default false
   */
  readonly credentialsPassthrough?: boolean;
}
