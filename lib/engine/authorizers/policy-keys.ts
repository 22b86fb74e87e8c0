import type { Call } from '../call';
import type { PolicyPrincipal } from './policy/policy-request';

/** Who calls, for a policy; anonymous where IAM does not know them. */
export function principalOf({ caller }: Call): PolicyPrincipal {
  const arn = own(caller?.identity, 'userArn');
  const accountId = own(caller?.identity, 'accountId') ?? accountOf(arn);
  return { ...(arn !== undefined && { arn }), ...(accountId !== undefined && { accountId }) };
}

/** The account of an ARN. */
export function accountOf(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1];
}

/** The condition keys that API Gateway knows of a call (documented), by their names in lower case. */
export function conditionKeys(call: Call): (lowerName: string) => readonly string[] | undefined {
  const { api, caller, request, startedAt } = call;
  const identity = caller?.identity;
  const value = (lowerName: string): string | undefined => {
    const sourceIp = own(identity, 'sourceIp') ?? request.sourceIp ?? '127.0.0.1';
    switch (lowerName) {
      case 'aws:sourceip':
        return api.plan.deployment.isPrivate ? undefined : sourceIp;
      case 'aws:vpcsourceip':
        return api.plan.deployment.isPrivate ? sourceIp : undefined;
      case 'aws:sourcevpc':
        return own(identity, 'vpcId');
      case 'aws:sourcevpce':
        return own(identity, 'vpceId');
      case 'aws:currenttime':
        return new Date(startedAt).toISOString();
      case 'aws:epochtime':
        return String(Math.floor(startedAt / 1000));
      // The service speaks HTTPS alone, whatever is spoken here.
      case 'aws:securetransport':
        return 'true';
      case 'aws:useragent':
        return call.header('user-agent');
      case 'aws:referer':
        return call.header('referer');
      case 'aws:principalarn':
        return principalOf(call).arn;
      case 'aws:principalaccount':
        return principalOf(call).accountId;
      case 'aws:principalorgid':
        return own(identity, 'principalOrgId');
      case 'aws:principaltype':
        return principalType(principalOf(call).arn);
      case 'aws:userid':
        return own(identity, 'user') ?? own(identity, 'caller');
      case 'aws:username':
        return /:user\/(?:.*\/)?([^/]+)$/.exec(principalOf(call).arn ?? '')?.[1];
      default:
        return lowerName.startsWith(tagKey) ? tagOf(caller?.principalTags ?? {}, lowerName.slice(tagKey.length)) : undefined;
    }
  };
  return (lowerName) => {
    const found = value(lowerName);
    return found === undefined ? undefined : [found];
  };
}

const tagKey = 'aws:principaltag/';

/** Names of tags are compared without case. Values come from a file that somebody wrote. */
function tagOf(tags: Readonly<Record<string, unknown>>, lowerName: string): string | undefined {
  const value = Object.entries(tags).find(([name]) => name.toLowerCase() === lowerName)?.[1];
  return value === undefined || value === null ? undefined : String(value);
}

function principalType(arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  if (arn.includes(':assumed-role/')) return 'AssumedRole';
  return arn.endsWith(':root') ? 'Account' : 'User';
}

function own(members: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}
