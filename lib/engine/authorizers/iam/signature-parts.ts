import { createHash } from 'node:crypto';
import type { Call } from '../../call';
import { lastValue } from '../../named-values';
import type { Refusal } from '../decision';

/** A signature as a request carries it. */
export interface SignatureParts {
  readonly accessKeyId: string;
  /** `20260101/us-east-1/execute-api/aws4_request`, in its four parts. */
  readonly scope: readonly string[];
  /** In lower case, as listed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260101T000000Z`; of a header that says something else, what it says. */
  readonly date: string;
  readonly sessionToken: string | undefined;
  /** Seconds for which a signature in the query string holds; undefined for one in the header. */
  readonly expires: string | undefined;
}

export function missingToken(): Refusal {
  return { type: 'MISSING_AUTHENTICATION_TOKEN', message: 'Missing Authentication Token', reason: 'no signature was sent' };
}

function incomplete(message: string): Refusal {
  return {
    type: 'INVALID_SIGNATURE',
    message,
    reason: `the signature is incomplete: ${message}`,
    errorType: 'IncompleteSignatureException',
  };
}

/** The signature of a call in its Authorization header or query string; that it is right is another question. */
export function signatureParts(call: Call): SignatureParts | Refusal {
  const header = call.header('authorization');
  if (header !== undefined && header.trim() !== '') return headerParts(call, header.trim());
  return lastValue(call.query, 'X-Amz-Algorithm') === undefined ? missingToken() : queryParts(call);
}

function headerParts(call: Call, header: string): SignatureParts | Refusal {
  const space = header.indexOf(' ');
  const pairs = new Map<string, string>();
  for (const piece of space < 0 ? [] : header.slice(space + 1).split(',')) {
    const equals = piece.indexOf('=');
    if (equals < 0) {
      return incomplete(
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashed(header)}'.`,
      );
    }
    pairs.set(piece.slice(0, equals).trim(), piece.slice(equals + 1).trim());
  }
  const date = call.header('x-amz-date') ?? call.header('date');
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !pairs.get(name));
  if (missing.length > 0 || date === undefined) {
    const sentences = [
      ...missing.map((name) => `Authorization header requires '${name}' parameter.`),
      ...(date === undefined ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."] : []),
    ];
    return incomplete(`${sentences.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(header)}`);
  }
  return parts({
    credential: pairs.get('Credential') as string,
    signedHeaders: pairs.get('SignedHeaders') as string,
    signature: pairs.get('Signature') as string,
    date,
    sessionToken: call.header('x-amz-security-token'),
    expires: undefined,
  });
}

function queryParts({ query }: Call): SignatureParts | Refusal {
  const value = (name: string) => lastValue(query, name) ?? '';
  const missing = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'].filter((name) => value(name) === '');
  if (missing.length > 0) return incomplete(missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' '));
  return parts({
    credential: value('X-Amz-Credential'),
    signedHeaders: value('X-Amz-SignedHeaders'),
    signature: value('X-Amz-Signature'),
    date: value('X-Amz-Date'),
    sessionToken: lastValue(query, 'X-Amz-Security-Token'),
    expires: value('X-Amz-Expires'),
  });
}

interface Written {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly sessionToken: string | undefined;
  readonly expires: string | undefined;
}

function parts({ credential, signedHeaders, ...rest }: Written): SignatureParts | Refusal {
  const [accessKeyId, ...scope] = credential.split('/');
  if (scope.length !== 4) {
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential.slice(0, 200)}'`,
    );
  }
  return { accessKeyId, scope, signedHeaders: signedHeaders.toLowerCase().split(';').filter(Boolean), ...rest };
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
