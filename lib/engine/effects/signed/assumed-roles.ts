import type { AwsCredentials, CredentialProvider } from './credentials';

/** Calls STS by a form; gives the text of its answer. @throws Error saying why it did not answer */
export type CallSts = (form: string) => Promise<string>;

/** Milliseconds before their end at which credentials are asked for anew. */
const margin = 60_000;

/** Credentials of roles, got by STS AssumeRole and kept until shortly before they end. */
export class AssumedRoles {
  private readonly known = new Map<string, Promise<AwsCredentials>>();

  constructor(
    private readonly callSts: CallSts,
    private readonly now: () => Date,
  ) {}

  of(roleArn: string): CredentialProvider {
    return async () => {
      const known = await this.known.get(roleArn)?.catch(() => undefined);
      if (known && (known.expiration?.getTime() ?? 0) - margin > this.now().getTime()) return known;
      const assumed = this.assume(roleArn);
      this.known.set(roleArn, assumed);
      return assumed;
    };
  }

  private async assume(roleArn: string): Promise<AwsCredentials> {
    const form = `Action=AssumeRole&Version=2011-06-15&RoleSessionName=BackplaneAssumeRoleSession&RoleArn=${encodeURIComponent(roleArn)}`;
    const answer = await this.callSts(form);
    const accessKeyId = member(answer, 'AccessKeyId');
    const secretAccessKey = member(answer, 'SecretAccessKey');
    const sessionToken = member(answer, 'SessionToken');
    const expiration = member(answer, 'Expiration');
    if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined) {
      throw new Error(`the role ${roleArn} cannot be assumed: ${answer.slice(0, 300)}`);
    }
    return { accessKeyId, secretAccessKey, sessionToken, ...(expiration !== undefined && { expiration: instant(expiration) }) };
  }
}

/** STS answers with XML, or with JSON where it is asked to: a member by its name, in either. */
function member(answer: string, name: string): string | undefined {
  const match = new RegExp(`<${name}>([^<]*)</${name}>|"${name}"\\s*:\\s*(?:"([^"]*)"|([0-9.E+]+))`).exec(answer);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** ISO text, or seconds since 1970. */
function instant(text: string): Date {
  const seconds = Number(text);
  return new Date(Number.isFinite(seconds) ? seconds * 1000 : text);
}
