import type { UserPoolKeys } from '../authorizer-options';
import type { TrustedPool } from './token-verifier';

const poolArn = /^arn:([^:]*):cognito-idp:([^:]*):[^:]*:userpool\/(.+)$/;

/** A user pool, or why nobody can verify its tokens here. */
export function trustedPool(
  arn: string,
  { userPools = {}, fetchKeys = false }: { readonly userPools?: Readonly<Record<string, UserPoolKeys>>; readonly fetchKeys?: boolean },
): TrustedPool | string {
  const [, partition, region, id] = poolArn.exec(arn) ?? [];
  const given = [arn, id, '*'].find((name) => name !== undefined && Object.hasOwn(userPools, name));
  const keys = given === undefined ? undefined : userPools[given];
  const issuer = keys?.issuer ?? (id === undefined ? undefined : `https://cognito-idp.${region}.${suffixOf(partition)}/${id}`);
  if (!keys?.keys && !fetchKeys) return `no keys are given for the user pool ${id ?? arn}`;
  if (issuer === undefined) return `the user pool ${arn} is not known before the deployment, and its keys name no issuer`;
  if (!keys?.keys && !URL.canParse(issuer)) return `the issuer ${issuer} is no address that keys could be fetched from`;
  return { issuer, keys: keys?.keys };
}

function suffixOf(partition: string | undefined): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
