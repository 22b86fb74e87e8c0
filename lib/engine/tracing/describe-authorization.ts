import { isCallerGiven } from '../authorizers/known-caller';
import type { Call } from '../call';
import type { AuthorizeTrace } from '../trace';

type Described = Pick<AuthorizeTrace, 'authorization' | 'record' | 'unchecked'>;

/** Who decided what about the caller, and why. */
export function describeAuthorization(call: Call): Described {
  const { method, authorization: record } = call;
  const type = method?.authorization ?? 'NONE';
  const policy = record?.resourcePolicy === undefined ? '' : `, the resource policy says ${record.resourcePolicy}`;
  const kept = record && { record };
  if (type === 'NONE')
    return { authorization: `NONE${policy}${record?.refused === undefined ? '' : ', refused'}`, ...(policy !== '' && kept) };
  if (record?.given || (!record && isCallerGiven(call, type))) return { authorization: `${type}, the caller is given${policy}`, ...kept };
  if (!record?.type) {
    // Refused before the authorizer was asked, or one that is not run here.
    if (record?.refused !== undefined) return { authorization: `${type}, refused: ${record.refused}`, ...kept };
    return { authorization: `${type}, not run locally: open${policy}`, unchecked: true, ...kept };
  }
  const by = record.authorizer === undefined ? type : `${type} by ${record.authorizer}`;
  const outcome = record.refused === undefined ? allowed(record) : `refused: ${record.refused}`;
  return { authorization: `${by}, ${outcome}${policy}`, ...kept };
}

function allowed({ principalId, cached, verified }: NonNullable<AuthorizeTrace['record']>): string {
  const whom = principalId === undefined || principalId === '' ? '' : ` for ${principalId}`;
  return `allowed${whom}${cached ? ' by a result that was kept' : ''}${verified === false ? ', the signature unverified' : ''}`;
}
