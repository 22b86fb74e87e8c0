/** Values of a header or query parameter by name, one of each or all. */
type Values = Readonly<Record<string, string | undefined>> | null;
type MultiValues = Readonly<Record<string, readonly string[] | undefined>> | null;

interface EventBody {
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** A proxy event of an API Gateway REST API, or of an HTTP API with payload format 1.0. */
export interface RestApiEvent extends EventBody {
  readonly httpMethod: string;
  /** Below the stage, as the client sent it. */
  readonly path: string;
  readonly headers?: Values;
  readonly multiValueHeaders?: MultiValues;
  /** Decoded by the service. */
  readonly queryStringParameters?: Values;
  readonly multiValueQueryStringParameters?: MultiValues;
  readonly requestContext?: {
    readonly identity?: Readonly<Record<string, unknown>> | null;
    readonly authorizer?: Readonly<Record<string, unknown>> | null;
    readonly protocol?: string;
  };
}

/** An event of payload format 2.0: a function URL, or an HTTP API. */
export interface HttpApiEvent extends EventBody {
  readonly version: '2.0';
  /** With the stage in front, except for `$default`. */
  readonly rawPath: string;
  readonly rawQueryString?: string;
  /** Names in lower case, repeated ones joined with commas. */
  readonly headers?: Values;
  /** What the client's Cookie headers held, one of each; they are not among the headers. */
  readonly cookies?: readonly string[];
  readonly requestContext: {
    readonly stage?: string;
    readonly http: { readonly method: string; readonly sourceIp?: string; readonly protocol?: string };
    readonly authorizer?: Readonly<Record<string, unknown>> | null;
  };
}

/** An event of an Application Load Balancer. */
export interface LoadBalancerEvent extends EventBody {
  readonly httpMethod: string;
  readonly path: string;
  readonly headers?: Values;
  /** In place of `headers` where the target group has multi-value headers on. */
  readonly multiValueHeaders?: MultiValues;
  /** As the client encoded them. */
  readonly queryStringParameters?: Values;
  readonly multiValueQueryStringParameters?: MultiValues;
  readonly requestContext: { readonly elb: unknown };
}

export type LambdaEvent = RestApiEvent | HttpApiEvent | LoadBalancerEvent;

export function isHttpApiEvent(event: LambdaEvent): event is HttpApiEvent {
  return 'version' in event && event.version === '2.0';
}

export function isLoadBalancerEvent(event: LambdaEvent): event is LoadBalancerEvent {
  return event.requestContext !== undefined && 'elb' in event.requestContext;
}

/** Raw headers of whichever form the event has them in; the list form is complete where there are both. */
export function eventHeaders({ headers, multiValueHeaders }: Pick<RestApiEvent, 'headers' | 'multiValueHeaders'>): string[] {
  const raw: string[] = [];
  if (multiValueHeaders) {
    for (const [name, values] of Object.entries(multiValueHeaders)) for (const value of values ?? []) raw.push(name, value);
    return raw;
  }
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) raw.push(name, value);
  return raw;
}

/** Query parameters of whichever form the event has them in. */
export function eventQuery({
  queryStringParameters,
  multiValueQueryStringParameters,
}: Pick<RestApiEvent, 'queryStringParameters' | 'multiValueQueryStringParameters'>): readonly (readonly [string, string])[] {
  if (multiValueQueryStringParameters) {
    return Object.entries(multiValueQueryStringParameters).flatMap(([name, values]) =>
      (values ?? []).map((value) => [name, value] as const),
    );
  }
  return Object.entries(queryStringParameters ?? {}).map(([name, value]) => [name, value ?? ''] as const);
}

export function eventBody({ body, isBase64Encoded }: EventBody): Uint8Array | undefined {
  return body === undefined || body === null ? undefined : Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
}
