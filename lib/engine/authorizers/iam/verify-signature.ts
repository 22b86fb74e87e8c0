import { timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { NamedText } from '../../../plan';
import type { IamCaller } from '../authorizer-options';
import type { SignatureParts } from './signature-parts';

/** What was signed. */
export interface SignedRequest {
  readonly method: string;
  /** Raw path, as it may have been signed. */
  readonly path: string;
  readonly query: readonly NamedText[];
  /** Name in lower case and value. */
  readonly headers: readonly NamedText[];
  readonly body: Uint8Array;
}

/** True if the caller's credentials make the same signature of the request. */
export async function verifySignature(
  request: SignedRequest,
  parts: SignatureParts,
  caller: IamCaller,
  signingDate: Date,
): Promise<boolean> {
  try {
    return await isSignatureOf(request, parts, caller, signingDate);
  } catch (error) {
    // A path or query of half characters, which nobody can encode, let alone sign.
    if (error instanceof URIError) return false;
    throw error;
  }
}

async function isSignatureOf(request: SignedRequest, parts: SignatureParts, caller: IamCaller, signingDate: Date): Promise<boolean> {
  const { accessKeyId, secretAccessKey, sessionToken } = caller;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    region: parts.scope[1],
    service: 'execute-api',
    sha256: Sha256,
    applyChecksum: false,
  });
  const signable = new Set(parts.signedHeaders);
  const presigned = parts.expires !== undefined;
  const unsigned = {
    method: request.method,
    protocol: 'https:',
    hostname: '',
    path: request.path,
    query: valuesByName(request.query.filter(([name]) => !presigned || !name.startsWith('X-Amz-'))),
    headers: Object.fromEntries(parts.signedHeaders.map((name) => [name, headerText(request.headers, name)])),
    body: request.body,
  };
  const options = { signingDate, signableHeaders: signable };
  const made = presigned
    ? (await signer.presign(unsigned, { ...options, expiresIn: Number(parts.expires) })).query?.['X-Amz-Signature']
    : /Signature=([0-9a-f]+)/.exec((await signer.sign(unsigned, options)).headers['authorization'])?.[1];
  return typeof made === 'string' && equal(made, parts.signature);
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function headerText(headers: readonly NamedText[], name: string): string {
  return headers
    .filter(([lowerName]) => lowerName === name)
    .map(([, value]) => value.trim())
    .join(',');
}

function valuesByName(query: readonly NamedText[]): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) {
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}
