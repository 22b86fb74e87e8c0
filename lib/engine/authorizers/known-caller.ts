import type { Call } from '../call';

/** What of an identity is known of everybody. */
const ofEverybody: readonly string[] = ['sourceIp', 'userAgent', 'apiKey', 'apiKeyId', 'vpcId', 'vpceId'];

/**
 * True if it was said of this call who makes it, so that its authorizer need not find out: what an authorizer would return, or, for IAM,
 * an identity. An address alone is nobody.
 */
export function isCallerGiven({ caller }: Call, authorization: string): boolean {
  if (hasMember(caller?.authorizer, [])) return true;
  return authorization === 'AWS_IAM' && hasMember(caller?.identity, ofEverybody);
}

function hasMember(members: object | undefined, except: readonly string[]): boolean {
  return Object.entries(members ?? {}).some(([name, value]) => value !== null && value !== undefined && !except.includes(name));
}
