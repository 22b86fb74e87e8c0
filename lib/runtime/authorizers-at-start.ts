import { readFileSync } from 'node:fs';
import { isObject } from '../definition';
import { areIamCallers, type GatewayOptions, type IamCaller, type UserPoolKeys } from '../engine/core';
import { CannotStart } from './values-at-start';

type Given = Pick<GatewayOptions, 'userPools' | 'fetchKeys' | 'callers'>;

/**
 * What authorizers are given by the environment: `USER_POOL_KEYS` and `CALLERS` name files, `FETCH_USER_POOL_KEYS=true` allows the
 * network. @throws CannotStart naming the file that is not what it should be
 */
export function authorizersAtStart(env: NodeJS.ProcessEnv): Given {
  const [keys, callers] = [env['USER_POOL_KEYS'], env['CALLERS']];
  return {
    ...(keys !== undefined && { userPools: userPoolsOf(readJson('USER_POOL_KEYS', keys), keys) }),
    ...(callers !== undefined && { callers: callersOf(readJson('CALLERS', callers), callers) }),
    ...(env['FETCH_USER_POOL_KEYS'] === 'true' && { fetchKeys: true }),
  };
}

function readJson(variable: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CannotStart(`${variable}=${file}: ${(error as Error).message}`);
  }
}

/** The keys of one user pool, which are every pool's then, or of several by ARN or id. */
function userPoolsOf(json: unknown, file: string): Readonly<Record<string, UserPoolKeys>> {
  if (isKeys(json)) return { '*': json };
  if (isObject(json) && Object.values(json).every(isKeys)) return json as Record<string, UserPoolKeys>;
  throw new CannotStart(`USER_POOL_KEYS=${file}: write {"keys": […]}, as a user pool publishes it, or several of them by user pool.`);
}

function callersOf(json: unknown, file: string): readonly IamCaller[] {
  if (areIamCallers(json)) return json;
  throw new CannotStart(`CALLERS=${file}: write a list of {"accessKeyId": "…", "secretAccessKey": "…", "identity": {"userArn": "…"}}.`);
}

function isKeys(json: unknown): json is UserPoolKeys {
  return isObject(json) && Array.isArray(json['keys']);
}
