import type { Call } from './call';
import type { AuthorizerContext } from './message';

export type ContextValue = string | number | boolean | null | ContextTree;
/** `$context` as plain data. Members that share a bucket of Java's table stand in the order in which they were recorded to come out. */
export interface ContextTree extends ReadonlyMap<string, ContextValue> {}

/** `$context` of a call, without what only templates see. */
export function contextTree(call: Call): ContextTree {
  const { api, method, request, requestId, startedAt } = call;
  const { deployment, stage } = api.plan;
  const domainName =
    deployment.domainName ?? hostName(call.header('host')) ?? `${deployment.apiId}.execute-api.${deployment.region}.amazonaws.com`;
  const authorizer = call.caller?.authorizer;
  return new Map<string, ContextValue>([
    ['path', api.plan.testInvoke ? call.path : `/${stage.name}${call.path}`],
    ['accountId', deployment.accountId],
    ['apiId', deployment.apiId],
    ['domainPrefix', domainName.split('.', 1)[0]],
    ['requestTimeEpoch', startedAt],
    ['requestId', requestId],
    ['identity', identity(call)],
    ['domainName', domainName],
    ['deploymentId', deployment.deploymentId],
    ['extendedRequestId', call.extendedRequestId],
    ['httpMethod', request.method],
    ['protocol', request.protocol ?? 'HTTP/1.1'],
    ['requestTime', commonLogTime(startedAt)],
    ['resourceId', method?.resourceId ?? null],
    ['resourcePath', method?.resourcePath ?? null],
    ['stage', stage.name],
    ...(api.canary === undefined ? [] : ([['isCanaryRequest', api.canary]] as const)),
    ...(authorizer ? ([['authorizer', authorizerTree(authorizer)]] as const) : []),
  ]);
}

/** The member at a path such as `identity.sourceIp`; undefined for a map, for null and for what is not there. */
export function contextText(tree: ContextTree, path: string): string | undefined {
  const value = contextMember(tree, path);
  return value === null || value === undefined || typeof value === 'object' ? undefined : String(value);
}

export function contextMember(tree: ContextTree, path: string): ContextValue | undefined {
  let value: ContextValue | undefined = tree;
  for (const name of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = value.get(name);
  }
  return value;
}

/** The members that every call has; null without a value. */
const identityMembers = [
  'accessKey',
  'accountId',
  'caller',
  'cognitoAuthenticationProvider',
  'cognitoAuthenticationType',
  'cognitoIdentityId',
  'cognitoIdentityPoolId',
  'sourceIp',
  'principalOrgId',
  'user',
  'userAgent',
  'userArn',
];

function identity(call: Call): ContextTree {
  const members = new Map<string, ContextValue>(identityMembers.map((name) => [name, null]));
  members.set('sourceIp', call.request.sourceIp ?? '127.0.0.1');
  members.set('userAgent', call.header('user-agent') ?? null);
  if (call.apiKey) {
    members.set('apiKey', call.apiKey.value);
    if (call.apiKey.id !== undefined) members.set('apiKeyId', call.apiKey.id);
  }
  const given = call.caller?.identity ?? {};
  for (const [name, value] of Object.entries(given)) members.set(name, value);
  return members;
}

/** What an authorizer returns as number or boolean is a text here (documented). */
function authorizerTree(authorizer: AuthorizerContext): ContextTree {
  return new Map(
    Object.entries(authorizer).map(([name, value]): [string, ContextValue] => {
      if (typeof value === 'object') return [name, new Map(Object.entries(value))];
      return [name, name === 'integrationLatency' ? value : String(value)];
    }),
  );
}

function hostName(host: string | undefined): string | undefined {
  return host?.replace(/:\d+$/, '') || undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21/Nov/2026:08:22:11 +0000` */
function commonLogTime(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
