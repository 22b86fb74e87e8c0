import type { Json } from '../definition';
import type { AuthorizationRecord, RawHeaders, Trace, TracedMapping } from '../engine';

const alwaysSecret = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-amz-security-token',
  'authorizationtoken',
];
const mask = '***';

/** Takes secrets out of what is printed or kept: values of headers, query parameters and JSON members by their names. */
export class Redaction {
  private readonly secret: ReadonlySet<string>;

  /** @param names further names, in any case */
  constructor(names: readonly string[] = []) {
    this.secret = new Set([...alwaysSecret, ...names.map((name) => name.toLowerCase())]);
  }

  /** The trace without secrets. */
  trace(trace: Trace): Trace {
    const { request, authorize, methodRequest, integrationRequest, integration, integrationResponse, methodResponse } = trace;
    return {
      ...trace,
      request: { ...request, ...this.message(request), target: this.target(request.target) },
      ...(authorize?.record && { authorize: { ...authorize, record: this.authorization(authorize.record) } }),
      ...(methodRequest && {
        methodRequest: {
          ...methodRequest,
          parameters: methodRequest.parameters.map((parameter) =>
            this.names(parameter.key) ? { ...parameter, value: parameter.value && mask } : parameter,
          ),
        },
      }),
      ...(integrationRequest && {
        integrationRequest: {
          ...integrationRequest,
          ...this.message(integrationRequest),
          ...(integrationRequest.url !== undefined && { url: this.target(integrationRequest.url) }),
          mappings: integrationRequest.mappings.map((mapping) => this.mapping(mapping)),
        },
      }),
      ...(integration && { integration: { ...integration, ...this.message(integration) } }),
      ...(integrationResponse && {
        integrationResponse: { ...integrationResponse, mappings: integrationResponse.mappings.map((mapping) => this.mapping(mapping)) },
      }),
      methodResponse: { ...methodResponse, ...this.message(methodResponse) },
    };
  }

  headers(headers: RawHeaders): RawHeaders {
    return headers.map((text, index) => (index % 2 === 1 && this.secret.has(headers[index - 1].toLowerCase()) ? mask : text));
  }

  /** A URL or target whose query parameters hold no secrets. */
  target(target: string): string {
    const question = target.indexOf('?');
    if (question < 0) return target;
    const parameters = target.slice(question + 1).split('&');
    return `${target.slice(0, question)}?${parameters.map((parameter) => this.parameter(parameter)).join('&')}`;
  }

  /** A JSON body without the members that are secret; any other body as it is. */
  body(body: Uint8Array): Uint8Array {
    const first = body[0];
    if (first !== 0x7b && first !== 0x5b) return body;
    try {
      const json = JSON.parse(Buffer.from(body).toString('utf8')) as Json;
      return this.holdsSecret(json)
        ? Buffer.from(JSON.stringify(json, (name, value: Json) => (this.secret.has(name.toLowerCase()) ? mask : value)))
        : body;
    } catch {
      return body;
    }
  }

  private authorization({ event, result, ...record }: AuthorizationRecord): AuthorizationRecord {
    const masked = (text: string) => Buffer.from(this.body(Buffer.from(text))).toString('utf8');
    return { ...record, ...(event !== undefined && { event: masked(event) }), ...(result !== undefined && { result: masked(result) }) };
  }

  private message({ headers, body }: { readonly headers: RawHeaders; readonly body: Uint8Array }): {
    headers: RawHeaders;
    body: Uint8Array;
  } {
    return { headers: this.headers(headers), body: this.body(body) };
  }

  private mapping(mapping: TracedMapping): TracedMapping {
    if (!this.names(mapping.target) && !this.names(mapping.source)) return mapping;
    return { ...mapping, ...(mapping.from !== undefined && { from: mask }), ...(mapping.to !== undefined && { to: mask }) };
  }

  /** True if `method.request.header.Authorization` and the like names a secret. */
  private names(reference: string): boolean {
    return this.secret.has(reference.slice(reference.lastIndexOf('.') + 1).toLowerCase());
  }

  private parameter(parameter: string): string {
    const equals = parameter.indexOf('=');
    const name = equals < 0 ? parameter : parameter.slice(0, equals);
    return equals >= 0 && this.secret.has(name.toLowerCase()) ? `${name}=${mask}` : parameter;
  }

  private holdsSecret(json: Json): boolean {
    if (typeof json !== 'object' || json === null) return false;
    return Object.entries(json).some(
      ([name, value]: [string, Json]) => (!Array.isArray(json) && this.secret.has(name.toLowerCase())) || this.holdsSecret(value),
    );
  }
}
