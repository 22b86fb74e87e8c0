import { isObject } from '../definition';
import type { AuthorizerContext, GivenCaller } from '../engine';
import { UsageError } from './usage-error';

/** Members of `$context.identity` that a person may give; every other name is the authorizer's. */
const identityMembers: readonly string[] = [
  'accessKey',
  'accountId',
  'apiKey',
  'apiKeyId',
  'caller',
  'cognitoAuthenticationProvider',
  'cognitoAuthenticationType',
  'cognitoIdentityId',
  'cognitoIdentityPoolId',
  'principalOrgId',
  'sourceIp',
  'user',
  'userAgent',
  'userArn',
  'vpcId',
  'vpceId',
];

/** Reads `--as`: `name=value`, or a file of `identity` and `authorizer`. What is said last counts. @throws UsageError */
export function readCaller(texts: readonly string[], readFile: (file: string) => unknown): GivenCaller {
  const identity: [string, string][] = [];
  const authorizer: [string, AuthorizerContext[string]][] = [];
  const claims: [string, string][] = [];
  for (const text of texts) {
    const [, name, value] = /^([\w.:-]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      const file = fromFile(text, readFile(text));
      identity.push(...Object.entries(file.identity ?? {}));
      authorizer.push(...Object.entries(file.authorizer ?? {}));
    } else if (identityMembers.includes(name)) identity.push([name, value]);
    else if (name.startsWith('claims.')) claims.push([name.slice('claims.'.length), value]);
    else authorizer.push([name, value]);
  }
  const members = claims.length > 0 ? [...authorizer, ['claims', Object.fromEntries(claims)] as const] : authorizer;
  return {
    ...(identity.length > 0 && { identity: Object.fromEntries(identity) }),
    ...(members.length > 0 && { authorizer: Object.fromEntries(members) }),
  };
}

function fromFile(file: string, json: unknown): GivenCaller {
  const { identity, authorizer, ...others } = isObject(json) ? json : {};
  const strange = Object.keys(others);
  const fits = isTexts(identity) && isContext(authorizer) && (identity ?? authorizer) !== undefined && strange.length === 0;
  if (fits) return json as GivenCaller;
  throw new UsageError(`--as ${file}: write {"identity": {"userArn": "…"}, "authorizer": {"principalId": "…"}}, or one of the two`);
}

function isTexts(value: unknown): boolean {
  return value === undefined || (isObject(value) && Object.values(value).every((text) => typeof text === 'string'));
}

function isContext(value: unknown): boolean {
  const simple = (member: unknown) => ['string', 'number', 'boolean'].includes(typeof member);
  return (
    value === undefined ||
    (isObject(value) && Object.values(value).every((member) => simple(member) || (isObject(member) && isTexts(member))))
  );
}
