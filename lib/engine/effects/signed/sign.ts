import { SignatureV4 } from '@smithy/signature-v4';
import type { RawHeaders } from '../../message';
import type { AwsCredentials } from './credentials';
import { Sha256 } from './sha256';
import { requestTarget, type StrictUrl } from './strict-url';

export interface ToSign {
  readonly method: string;
  readonly url: StrictUrl;
  /** Host that the call is signed for and sent with. */
  readonly host: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
  readonly signingName: string;
  readonly signingRegion: string;
}

/** Headers that the signer writes, as they are spelled on the wire. */
const spelled: Readonly<Record<string, string>> = {
  authorization: 'Authorization',
  'x-amz-date': 'X-Amz-Date',
  'x-amz-security-token': 'X-Amz-Security-Token',
  'x-amz-content-sha256': 'X-Amz-Content-Sha256',
};

/** Signs a call by Signature Version 4. @returns its headers, Host and signature among them, and its raw target */
export async function sign(
  { method, url, host, headers, body, signingName, signingRegion }: ToSign,
  credentials: AwsCredentials,
  now: Date,
): Promise<{ readonly headers: RawHeaders; readonly path: string }> {
  // S3 signs the path as it is and wants the hash of the body; all others sign it encoded once more.
  const isS3 = /^s3(?:-|$)/.test(signingName);
  const signer = new SignatureV4({
    service: signingName,
    region: signingRegion,
    credentials,
    sha256: Sha256,
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  });
  const unsigned = withHost(headers, host);
  const signed = await signer.sign(
    { method, protocol: 'https:', hostname: host, path: url.path, query: { ...url.query }, headers: joined(unsigned), body },
    { signingDate: now },
  );
  const added = Object.entries(spelled).flatMap(([name, spelling]) =>
    Object.hasOwn(signed.headers, name) ? [spelling, signed.headers[name]] : [],
  );
  return { headers: [...unsigned, ...added], path: requestTarget(url) };
}

/** The headers without those that the signature brings. */
function withHost(headers: RawHeaders, host: string): string[] {
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i].toLowerCase();
    if (name !== 'host' && name !== 'date' && !Object.hasOwn(spelled, name)) kept.push(headers[i], headers[i + 1]);
  }
  return ['Host', host, ...kept];
}

/** By name, repeated values joined; bytes on the wire are read as the UTF-8 that they are, since a service hashes bytes. */
function joined(headers: RawHeaders): Record<string, string> {
  const byName = new Map<string, string>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i].toLowerCase();
    const value = Buffer.from(headers[i + 1], 'latin1').toString('utf8');
    byName.set(name, byName.has(name) ? `${byName.get(name)},${value}` : value);
  }
  return Object.fromEntries(byName);
}
