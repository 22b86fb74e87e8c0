import type { AwsCall } from '../aws-backend';
import { type StrictUrl, strictUrl } from './strict-url';

/** Addresses that are called in place of the services' own: one for all, or by the service's name. */
export interface ServiceEndpoints {
  /** `http://127.0.0.1:4566` */
  readonly all?: string;
  /** `{ dynamodb: 'http://127.0.0.1:8000' }` */
  readonly byService?: Readonly<Record<string, string>>;
}

/** The addresses that the AWS SDKs' own variables name: AWS_ENDPOINT_URL, and AWS_ENDPOINT_URL_DYNAMODB and the like. */
export function endpointsOf(env: NodeJS.ProcessEnv): ServiceEndpoints {
  const all = env['AWS_ENDPOINT_URL'];
  const byService = Object.entries(env).flatMap(([name, url]) => {
    const service = /^AWS_ENDPOINT_URL_([A-Z0-9_]+)$/.exec(name)?.[1];
    return service === undefined || !url ? [] : [[service.toLowerCase().replaceAll('_', '-'), url] as const];
  });
  return { ...(all && { all }), byService: Object.fromEntries(byService) };
}

/** The address that stands in for a service; undefined: the real one. */
export function endpointOf({ all, byService = {} }: ServiceEndpoints, service: string): string | undefined {
  return Object.hasOwn(byService, service) ? byService[service] : all;
}

/** Where a call goes, and the host that it is signed for and sent with. */
export function placed(
  { service, subdomain, url }: Pick<AwsCall, 'service' | 'subdomain' | 'url'>,
  endpoint: string | undefined,
): { readonly url: StrictUrl; readonly host: string } {
  const real = strictUrl(url);
  if (endpoint === undefined) return { url: real, host: real.host };
  const given = strictUrl(endpoint);
  // A bucket in the host's name would need a name server of its own; S3 takes it in the path as well.
  const bucket = service === 's3' && subdomain !== undefined ? `/${subdomain}` : '';
  const path = given.path.replace(/\/+$/, '') + bucket + real.path;
  const host = subdomain === undefined || service === 's3' ? given.host : real.host;
  return { url: { origin: given.origin, host: given.host, path, query: real.query }, host };
}
