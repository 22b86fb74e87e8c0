/** Who signs. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<AwsCredentials>;

/** A call that cannot be signed; the message says what to set. */
export class NoCredentials extends Error {}

/**
 * The credentials that the AWS SDKs would find: environment, profile, SSO, container, instance. Looked for with the first call that
 * has to be signed, and again when they end.
 */
export function ambientCredentials(): CredentialProvider {
  let provider: CredentialProvider | undefined;
  return async () => {
    // Large, and of use to nobody who calls no service.
    provider ??= (require('@aws-sdk/credential-provider-node') as typeof import('@aws-sdk/credential-provider-node')).defaultProvider();
    try {
      return await provider();
    } catch (error) {
      throw new NoCredentials(
        `no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE (${(error as Error).message})`,
      );
    }
  };
}

/** What stands in for credentials where an emulator answers and nobody set any. */
export const emulatorCredentials: AwsCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** True if the environment says which credentials are meant. */
export function environmentNamesCredentials(env: NodeJS.ProcessEnv): boolean {
  return ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'].some(
    (name) => env[name] !== undefined && env[name] !== '',
  );
}
