import { isObject, type Json } from '../../../definition';
import { texts } from '../json';
import type { PolicyPrincipal } from './policy-request';

export type IsPrincipal = (principal: PolicyPrincipal) => boolean;

const root = /^arn:[^:]*:iam::(\d{12}):root$/;
const assumedRole = /^(arn:[^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/s;

/** `"*"`, `{"AWS": …}` and the like; a text says what is wrong with it. */
export function compilePrincipal(json: Json): IsPrincipal | string {
  if (json === '*') return () => true;
  if (!isObject(json)) return 'Principal is "*" or an object';
  const tests: IsPrincipal[] = [];
  for (const [kind, value] of Object.entries(json)) {
    const names = texts(value);
    if (names === undefined) return `Principal.${kind} is a text or a list of them`;
    // Services, federated and canonical users never call a method themselves.
    if (kind === 'AWS') tests.push(...names.map(awsPrincipal));
    else if (kind !== 'Service' && kind !== 'Federated' && kind !== 'CanonicalUser') return `Principal.${kind} is no kind of principal`;
  }
  return (principal) => tests.some((test) => test(principal));
}

function awsPrincipal(name: string): IsPrincipal {
  if (name === '*') return () => true;
  const account = /^\d{12}$/.test(name) ? name : root.exec(name)?.[1];
  if (account !== undefined) return ({ accountId }) => accountId === account;
  return ({ arn }) => arn !== undefined && (arn === name || roleOf(arn) === name);
}

/** A role that somebody assumed is that role, too. */
function roleOf(arn: string): string | undefined {
  const match = assumedRole.exec(arn);
  return match ? `${match[1]}:iam::${match[2]}:role/${match[3]}` : undefined;
}
