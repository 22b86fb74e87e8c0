import { isObject, type Json } from '../../../definition';
import type { AuthorizerContext } from '../../message';
import { member, readJson } from '../json';
import { compilePolicy, type Policy } from '../policy/policy';

/** What a Lambda authorizer returned, checked. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policy: Policy;
  /** `$context.authorizer`, without what belongs to one call. */
  readonly context: AuthorizerContext;
  readonly usageIdentifierKey?: string;
}

/** Bytes of a result, and characters of a resource in it (documented). */
const longestResult = 8192;
const longestResource = 512;

/** Reads what a function returned; a text says why the service would not take it. */
export function readAuthorizerResult(payload: Uint8Array): AuthorizerResult | string {
  if (payload.length > longestResult) return `the authorizer's result is longer than ${longestResult} bytes`;
  const json = readJson(Buffer.from(payload).toString('utf8'));
  if (!isObject(json)) return "the authorizer's result is no object";
  const principalId = textOf(member(json, 'principalId'));
  if (principalId === undefined) return "the authorizer's result has no principalId";
  const policy = compilePolicy(member(json, 'policyDocument'), { principals: false, longestResource });
  if (typeof policy === 'string') return `policyDocument: ${policy}`;
  const context = readContext(member(json, 'context'), principalId);
  if (typeof context === 'string') return context;
  const usageIdentifierKey = textOf(member(json, 'usageIdentifierKey'));
  return { principalId, policy, context, ...(usageIdentifierKey !== undefined && { usageIdentifierKey }) };
}

/** Texts, numbers and booleans, all of which are texts later on; an object or a list is refused (documented). */
function readContext(json: Json | undefined, principalId: string): AuthorizerContext | string {
  if (json === undefined || json === null) return { principalId };
  if (!isObject(json)) return 'context is no object';
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(json)) {
    if (value === null) continue;
    const text = textOf(value);
    if (text === undefined) return `context.${name} is neither text, number nor boolean`;
    entries.push([name, text]);
  }
  return Object.fromEntries([...entries, ['principalId', principalId]]);
}

function textOf(json: Json | undefined): string | undefined {
  return json === undefined || json === null || typeof json === 'object' ? undefined : String(json);
}
