import { createHash } from 'node:crypto';
import type { NamedText } from '../../../plan';
import type { Call } from '../../call';
import type { AuthorizerEnvironment } from '../authorizer-environment';
import type { IamCaller } from '../authorizer-options';
import type { Refusal } from '../decision';
import { compilePolicy, type Policy } from '../policy/policy';
import { loadVerifySignature } from './load-verify-signature';
import { type SignatureParts, signatureParts } from './signature-parts';

/** Who signed a call; without `caller` nobody verified that they did. */
export interface Signed {
  readonly accessKeyId: string;
  readonly caller?: IamCaller;
  /** What the caller's own policies say; undefined where nobody knows them. */
  readonly policy?: Policy;
  /** What they say of `execute-api:InvalidateCache`. */
  readonly invalidation?: Policy;
}

export type IamAuthorizer = (call: Call) => Promise<Signed | Refusal> | Signed | Refusal;

/** Milliseconds by which the signer's clock may be wrong (documented). */
const tolerance = 5 * 60_000;
const longestExpiry = 7 * 24 * 3600;

/** Looks for a signature and, where it is said who may sign, verifies it. @throws Error naming a caller's policy that is none */
export function compileIamAuthorizer({ plan, clock, callers }: AuthorizerEnvironment): IamAuthorizer {
  if (!callers) {
    return (call) => {
      const parts = signatureParts(call);
      return 'reason' in parts ? parts : { accessKeyId: parts.accessKeyId };
    };
  }
  const known = new Map(
    callers.map((caller) => {
      const invalidation = callerPolicy(caller, 'execute-api:invalidatecache');
      return [caller.accessKeyId, { caller, policy: callerPolicy(caller), invalidation }];
    }),
  );
  return async (call) => {
    const parts = signatureParts(call);
    if ('reason' in parts) return parts;
    const signer = known.get(parts.accessKeyId);
    if (!signer || signer.caller.sessionToken !== parts.sessionToken) return unknownCaller(parts.accessKeyId);
    const refusal = misplaced(parts, plan.deployment.region) ?? untimely(parts, clock.now());
    if (refusal) return refusal;
    const body = await call.readBody();
    if (!(body instanceof Uint8Array)) return body;
    if (!(await isSigned(call, body, parts, signer.caller))) return mismatch();
    return { accessKeyId: parts.accessKeyId, ...signer };
  };
}

/** Clients sign the path with the stage; where the API stands at the root, they sign it without. */
async function isSigned(call: Call, body: Uint8Array, parts: SignatureParts, caller: IamCaller): Promise<boolean> {
  const verify = loadVerifySignature();
  const { headers, method } = call.request;
  const named: NamedText[] = [];
  for (let i = 0; i < headers.length; i += 2) named.push([headers[i].toLowerCase(), headers[i + 1]]);
  const claimed = call.header('x-amz-content-sha256');
  // Here a body is always part of what is signed, whatever S3 allows.
  if (claimed !== undefined && claimed.toLowerCase() !== createHash('sha256').update(body).digest('hex')) return false;
  const date = instantOf(parts.date) as Date;
  const request = { method, query: call.query, headers: named, body };
  for (const path of [`/${call.api.plan.stage.name}${call.path}`, call.path]) {
    if (await verify({ ...request, path }, parts, caller, date)) return true;
  }
  return false;
}

function misplaced(
  { scope: [date, region, service, term], signedHeaders, date: signed }: SignatureParts,
  here: string,
): Refusal | undefined {
  if (region !== here) return invalid(`Credential should be scoped to a valid region, not '${region.slice(0, 64)}'. `);
  if (service !== 'execute-api') return invalid(`Credential should be scoped to correct service: 'execute-api'. `);
  if (term !== 'aws4_request')
    return invalid(`Credential should be scoped with a valid terminator: 'aws4_request', not '${term.slice(0, 64)}'. `);
  if (instantOf(signed) === undefined || !signed.startsWith(date)) {
    return invalid(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
        `${date.slice(0, 16)}' != '${signed.slice(0, 8)}', from '${signed.slice(0, 32)}'.`,
    );
  }
  return signedHeaders.includes('host') ? undefined : invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
}

function untimely({ date, expires }: SignatureParts, now: number): Refusal | undefined {
  const signed = (instantOf(date) as Date).getTime();
  if (expires !== undefined && !(/^\d{1,6}$/.test(expires) && Number(expires) <= longestExpiry)) {
    return invalid(`X-Amz-Expires must be a number of seconds, and no more than ${longestExpiry}`);
  }
  const lasts = expires === undefined ? tolerance : Number(expires) * 1000;
  if (signed - now > tolerance)
    return invalid(`Signature not yet current: ${date} is still later than ${basic(now + tolerance)} (${basic(now)} + 5 min.)`);
  return now - signed > lasts
    ? invalid(`Signature expired: ${date} is now earlier than ${basic(now - lasts)} (${basic(now)} - ${lasts / 60_000} min.)`)
    : undefined;
}

/** `20260101T000000Z` */
function instantOf(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const date = match && new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

function basic(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function callerPolicy({ accessKeyId, policies }: IamCaller, action?: string): Policy | undefined {
  if (!policies) return undefined;
  const compiled = policies.map((json, index) => {
    const policy = compilePolicy(json, { principals: false, longestResource: Number.POSITIVE_INFINITY, ...(action && { action }) });
    if (typeof policy === 'string') throw new Error(`policy ${index + 1} of the caller ${accessKeyId}: ${policy}`);
    return policy;
  });
  return (request) => {
    const answers = compiled.map((policy) => policy(request));
    if (answers.includes('Deny')) return 'Deny';
    return answers.includes('Allow') ? 'Allow' : 'neither';
  };
}

function invalid(message: string): Refusal {
  return { type: 'INVALID_SIGNATURE', message, reason: message.trim(), errorType: 'InvalidSignatureException' };
}

function mismatch(): Refusal {
  return invalid(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

function unknownCaller(accessKeyId: string): Refusal {
  const message = 'The security token included in the request is invalid.';
  return {
    type: 'INVALID_SIGNATURE',
    message,
    reason: `nobody with the access key ${accessKeyId.slice(0, 32)} is given`,
    errorType: 'UnrecognizedClientException',
  };
}
