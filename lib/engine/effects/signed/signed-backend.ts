import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { headerValue } from '../../headers';
import type { AwsBackend, AwsCall } from '../aws-backend';
import type { Fault, FaultKind } from '../fault';
import type { HttpAnswer, HttpBackend } from '../http-backend';
import type { LambdaAnswer, LambdaBackend, LambdaCall } from '../lambda-backend';
import { AssumedRoles } from './assumed-roles';
import {
  ambientCredentials,
  type CredentialProvider,
  emulatorCredentials,
  environmentNamesCredentials,
  NoCredentials,
} from './credentials';
import { invocation } from './invocation';
import { PayloadChunks } from './payload-chunks';
import { endpointOf, placed, type ServiceEndpoints } from './service-endpoints';
import { sign } from './sign';

export interface SignedBackendOptions {
  /** The connections that signed calls go through. */
  readonly http: HttpBackend;
  /** Makes what stands for a call that got no answer; of the module that reads it, as this one may be bundled by itself. */
  readonly fault: (kind: FaultKind, message: string) => Fault;
  /** Addresses in place of the services' own. */
  readonly endpoints?: ServiceEndpoints;
  /** @default what the AWS SDKs would find; for an endpoint that was given, where the environment names none, `test` and `test` */
  readonly credentials?: CredentialProvider;
  /** Call with the role that the integration names, got by STS. @default false: with the credentials themselves */
  readonly assumeRoles?: boolean;
  /** @default the time of this machine, whatever the gateway's clock says: a service refuses signatures of another time */
  readonly now?: () => Date;
}

/** Bytes of a service's answer that are let through: what the gateway itself takes, and a little more so that it can tell. */
const maxAnswer = 10 * 1024 * 1024;

/** Calls AWS services and functions, signed, at their own addresses or at others. */
export class SignedBackend implements AwsBackend, LambdaBackend {
  private readonly ambient: CredentialProvider;
  private readonly roles: AssumedRoles;
  private readonly now: () => Date;

  constructor(private readonly options: SignedBackendOptions) {
    this.ambient = options.credentials ?? ambientCredentials();
    this.now = options.now ?? (() => new Date());
    this.roles = new AssumedRoles((form) => this.sts(form), this.now);
  }

  async call(call: AwsCall): Promise<HttpAnswer | Fault> {
    return this.send(call, this.credentialsFor(call), maxAnswer, true);
  }

  async invoke(call: LambdaCall): Promise<LambdaAnswer | Fault> {
    const request = invocation(call);
    const streamed = call.stream === true;
    const answer = await this.send(request, this.credentialsFor(request), streamed ? Number.POSITIVE_INFINITY : maxAnswer, !streamed);
    if (isFault(answer)) return answer;
    const { status, headers } = answer;
    if (streamed && status < 300) return { status, headers, payload: chunksOf(answer), functionError: false };
    const payload = answer.body instanceof Readable ? await buffer(answer.body) : (answer.body ?? new Uint8Array());
    return { status, headers, payload, functionError: headerValue(headers, 'x-amz-function-error') !== undefined };
  }

  private async send(call: AwsCall, provider: CredentialProvider, maxBytes: number, buffered: boolean): Promise<HttpAnswer | Fault> {
    const { http, fault, endpoints = {} } = this.options;
    const { url, host } = placed(call, endpointOf(endpoints, call.service));
    let signed: Awaited<ReturnType<typeof sign>>;
    try {
      signed = await sign({ ...call, url, host }, await provider(), this.now());
    } catch (error) {
      const { message } = error as Error;
      return fault('unreachable', error instanceof NoCredentials ? message : `the call cannot be signed: ${message}`);
    }
    const { method, body, timeoutInMillis } = call;
    return http.endpoint({ origin: new URL(url.origin).origin, insecureSkipVerification: false }).call({
      method,
      path: signed.path,
      headers: signed.headers,
      body: body.length === 0 ? undefined : body,
      contentLength: undefined,
      timeoutInMillis,
      maxBytes,
      buffered,
      immediate: !buffered,
      client: undefined,
    });
  }

  /** The role that the integration names plays a part only where it was asked for. */
  private credentialsFor({ service, credentials }: AwsCall): CredentialProvider {
    const role = this.options.assumeRoles && credentials?.includes(':role/') ? credentials : undefined;
    return role === undefined ? this.ambientFor(service) : this.roles.of(role);
  }

  private ambientFor(service: string): CredentialProvider {
    const given = endpointOf(this.options.endpoints ?? {}, service) !== undefined;
    if (this.options.credentials || !given || environmentNamesCredentials(process.env)) return this.ambient;
    return () => Promise.resolve(emulatorCredentials);
  }

  private async sts(form: string): Promise<string> {
    const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
    const host = `sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
    const call: AwsCall = {
      service: 'sts',
      subdomain: undefined,
      region,
      signingName: 'sts',
      signingRegion: region,
      target: 'path',
      action: undefined,
      method: 'POST',
      url: `https://${host}/`,
      headers: ['Content-Type', 'application/x-www-form-urlencoded', 'Accept', 'application/json'],
      body: Buffer.from(form),
      credentials: undefined,
      timeoutInMillis: 10_000,
    };
    const answer = await this.send(call, this.ambientFor('sts'), maxAnswer, true);
    if (isFault(answer)) throw new NoCredentials(`STS gave no answer (${answer.kind}: ${answer.message})`);
    const text = Buffer.from((answer.body as Uint8Array | undefined) ?? []).toString('utf8');
    if (answer.status !== 200) throw new NoCredentials(`STS refused the role: ${answer.status} ${text.slice(0, 300)}`);
    return text;
  }
}

/** By its shape: the class may be that of another bundle. */
function isFault(answer: HttpAnswer | Fault): answer is Fault {
  return 'kind' in answer;
}

/** The function's own bytes out of the events that Lambda wraps them in. */
function chunksOf({ body }: HttpAnswer): Readable {
  const source = body instanceof Readable ? body : Readable.from(body === undefined ? [] : [body]);
  const chunks = new PayloadChunks();
  source.once('error', (error) => chunks.destroy(error));
  chunks.once('close', () => source.destroy());
  return source.pipe(chunks);
}
