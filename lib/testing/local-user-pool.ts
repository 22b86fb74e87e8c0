import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { fixedClock, type JsonWebKey, type UserPoolKeys } from '../engine';

export interface LocalUserPoolOptions {
  /** `{region}_{id}`. @default us-east-1_localpool */
  readonly userPoolId?: string;
  /** The `iss` of its tokens. @default `https://cognito-idp.{region}.amazonaws.com/{userPoolId}` */
  readonly issuer?: string;
  /** Id of the app client: the `aud` of identity tokens, the `client_id` of access tokens. @default localclient */
  readonly clientId?: string;
}

export interface TokenOptions {
  /** @default 2024-01-01T00:00:00Z, the instant at which the clock of a `LocalApi` stands */
  readonly issuedAt?: Date;
  /** Seconds for which the token holds; a negative number makes one that has expired. @default 3600 */
  readonly expiresIn?: number;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * A user pool of this process, so that a test has tokens that are signed and verified without any network: give it to a `LocalApi` as
 * `userPools: { '*': pool }` and send `pool.idToken({ sub: 'me' })`.
 */
export class LocalUserPool implements UserPoolKeys {
  /** The public keys, as a user pool publishes them. */
  readonly keys: readonly JsonWebKey[];
  readonly issuer: string;
  private readonly clientId: string;
  private readonly keyId = randomUUID();
  private readonly privateKey: KeyObject;

  constructor({ userPoolId = 'us-east-1_localpool', issuer, clientId = 'localclient' }: LocalUserPoolOptions = {}) {
    this.issuer = issuer ?? `https://cognito-idp.${userPoolId.split('_', 1)[0]}.amazonaws.com/${userPoolId}`;
    this.clientId = clientId;
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    this.keys = [{ ...(publicKey.export({ format: 'jwk' }) as JsonWebKey), kid: this.keyId, alg: 'ES256', use: 'sig' }];
  }

  /** An identity token: for methods that name no scopes. */
  idToken(claims: Claims = {}, options: TokenOptions = {}): string {
    return this.token({ token_use: 'id', aud: this.clientId, ...claims }, options);
  }

  /** An access token: for methods that name scopes, `accessToken({ scope: 'pets/read pets/write' })`. */
  accessToken(claims: Claims = {}, options: TokenOptions = {}): string {
    return this.token({ token_use: 'access', client_id: this.clientId, ...claims }, options);
  }

  private token(claims: Claims, { issuedAt = new Date(fixedClock().now()), expiresIn = 3600 }: TokenOptions): string {
    const iat = Math.floor(issuedAt.getTime() / 1000);
    const payload = { sub: 'local-user', iss: this.issuer, auth_time: iat, iat, exp: iat + expiresIn, ...claims };
    const signed = [{ alg: 'ES256', kid: this.keyId, typ: 'JWT' }, payload]
      .map((part) => base64url(Buffer.from(JSON.stringify(part))))
      .join('.');
    return `${signed}.${base64url(sign('sha256', Buffer.from(signed), { key: this.privateKey, dsaEncoding: 'ieee-p1363' }))}`;
  }
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}
