import { isObject } from '../../../definition';
import type { IamCaller } from '../authorizer-options';

/** True if the JSON of a file is a list of callers: what is optional may be missing, but may be nothing else than it should. */
export function areIamCallers(json: unknown): json is readonly IamCaller[] {
  return Array.isArray(json) && json.every(isIamCaller);
}

function isIamCaller(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { accessKeyId, secretAccessKey, sessionToken, identity, tags, policies } = json;
  const known = typeof accessKeyId === 'string' && typeof secretAccessKey === 'string';
  const token = sessionToken === undefined || typeof sessionToken === 'string';
  return known && token && areTexts(identity) && areTexts(tags) && (policies === undefined || Array.isArray(policies));
}

function areTexts(members: unknown): boolean {
  return members === undefined || (isObject(members) && Object.values(members).every((value) => typeof value === 'string'));
}
