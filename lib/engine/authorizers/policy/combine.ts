import type { PolicyAnswer } from './policy-request';

/** Table A: caller (or authorizer) and API are of one account. One allow is enough. */
export function withinAccount(caller: PolicyAnswer, resource: PolicyAnswer): PolicyAnswer {
  if (caller === 'Deny' || resource === 'Deny') return 'Deny';
  return caller === 'Allow' || resource === 'Allow' ? 'Allow' : 'neither';
}

/** Table B: they are of two accounts. Both must allow. */
export function acrossAccounts(caller: PolicyAnswer, resource: PolicyAnswer): PolicyAnswer {
  if (caller === 'Deny' || resource === 'Deny') return 'Deny';
  return caller === 'Allow' && resource === 'Allow' ? 'Allow' : 'neither';
}
