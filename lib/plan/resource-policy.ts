import { type ApiDefinition, isObject, type Json, type JsonObject } from '../definition';
import type { DeploymentPlan } from './api-plan';
import type { PlanOptions } from './plan-options';
import type { Resolver } from './resolver';

/**
 * The API's resource policy, with its resources as ARNs. A policy can only speak of the API that it is attached to, whose id nobody
 * knows before it is deployed: region, account and API id count only where `deployedAs` says them.
 */
export function resourcePolicy(
  { policy }: ApiDefinition,
  { partition }: DeploymentPlan,
  { deployedAs = {} }: PlanOptions,
  resolver: Resolver,
): Json | undefined {
  if (!policy) return undefined;
  const { region = '*', accountId = '*', apiId = '*' } = deployedAs;
  const own = (text: string): string => {
    const expanded = text.replace(/^execute-api:\//, `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/`);
    return expanded.replace(
      /^(arn:[^:]*:execute-api):([^:]*):([^:]*):([^/]*)(?=\/|$)/,
      (_, start: string, inRegion: string, inAccount: string, ofApi: string) =>
        [start, region === '*' ? region : inRegion, accountId === '*' ? accountId : inAccount, apiId === '*' ? apiId : ofApi].join(':'),
    );
  };
  return withResources(readPolicy(resolver.document(policy)), own);
}

/** CloudFormation takes a policy as text, too. */
function readPolicy(policy: Json): Json {
  if (typeof policy !== 'string') return policy;
  try {
    return JSON.parse(policy) as Json;
  } catch {
    return policy;
  }
}

function withResources(policy: Json, own: (text: string) => string): Json {
  if (!isObject(policy)) return policy;
  const changed = (value: Json): Json => {
    if (typeof value === 'string') return own(value);
    return Array.isArray(value) ? value.map((item: Json) => (typeof item === 'string' ? own(item) : item)) : value;
  };
  const statement = (json: Json): Json =>
    isObject(json) ? mapped(json, (name, value) => (name === 'Resource' || name === 'NotResource' ? changed(value) : value)) : json;
  return mapped(policy, (name, value) => {
    if (name !== 'Statement') return value;
    return Array.isArray(value) ? value.map(statement) : statement(value);
  });
}

function mapped(object: JsonObject, change: (name: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(name, value)]));
}
