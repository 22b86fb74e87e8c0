import { isObject } from '../definition';
import { areIamCallers, type GatewayOptions, type IamCaller, type UserPoolKeys } from '../engine';
import { readCaller } from './read-caller';
import { readJsonFile } from './read-file';
import type { RunOptions } from './run-options';
import { UsageError } from './usage-error';

type Settings = Pick<GatewayOptions, 'given' | 'userPools' | 'fetchKeys' | 'callers'>;

/** What the options say of callers and of how they are known. @throws UsageError */
export function authorizerSettings({ as = [], userPoolKeys = [], fetchUserPoolKeys, callers }: RunOptions, cwd: string): Settings {
  return {
    ...(as.length > 0 && { given: readCaller(as, (file) => readJsonFile('--as', file, cwd)) }),
    ...(userPoolKeys.length > 0 && { userPools: Object.fromEntries(userPoolKeys.map((text) => readKeys(text, cwd))) }),
    ...(fetchUserPoolKeys && { fetchKeys: true }),
    ...(callers !== undefined && { callers: readCallers(callers, cwd) }),
  };
}

/** `keys.json`, or `us-east-1_Example=keys.json`. */
function readKeys(text: string, cwd: string): [pool: string, keys: UserPoolKeys] {
  const [, pool = '*', file] = /^(?:(arn:[^=]+|[\w-]+_[0-9A-Za-z]+)=)?(.*)$/s.exec(text) as unknown as [string, string | undefined, string];
  const keys = readJsonFile('--user-pool-keys', file, cwd);
  if (isObject(keys) && Array.isArray(keys['keys'])) return [pool, keys];
  throw new UsageError(
    `--user-pool-keys ${file}: write {"keys": […]}, as https://cognito-idp.REGION.amazonaws.com/POOL/.well-known/jwks.json`,
  );
}

function readCallers(file: string, cwd: string): readonly IamCaller[] {
  const callers = readJsonFile('--callers', file, cwd);
  if (areIamCallers(callers)) return callers;
  throw new UsageError(`--callers ${file}: write a list of {"accessKeyId": "…", "secretAccessKey": "…", "identity": {"userArn": "…"}}`);
}
