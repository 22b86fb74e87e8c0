import type { IntegrationResponsePlan } from '../plan';
import type { Call } from './call';
import type { Conversion } from './content-handling';
import type { Fault } from './effects';
import type { Failure } from './failure';
import type { Body, RawHeaders } from './message';
import type { Soon } from './pending';
import type { CallVariables } from './template-rendering';

/** The integration request, ready to be sent. */
export interface EndpointRequest {
  readonly method: string;
  /** URL, or the function's ARN; undefined for MOCK. */
  readonly address: string | undefined;
  readonly headers: RawHeaders;
  readonly body: Body;
  /** Media type of the template that made the body. */
  readonly template: string | undefined;
  readonly conversion: Conversion;
  /** What the request template saw and set; the response template goes on with it. */
  readonly variables: CallVariables | undefined;
}

/** What the endpoint answered. */
export interface EndpointAnswer {
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: Body;
  /** True if a Lambda function failed; the body is then its error object. @default false */
  readonly functionError?: boolean;
}

/** The integration response: what goes to the client but for the headers that every method response has. */
export interface Outcome {
  readonly status: number;
  /** Under the names that they go back under. */
  readonly headers: string[];
  readonly body: Body;
  /** The integration response that was chosen; undefined for proxies. */
  readonly response: IntegrationResponsePlan | undefined;
  readonly template: string | undefined;
  readonly conversion: Conversion;
}

export type Later<T> = T | Promise<T>;

/** The three steps of one integration. Each may leave through a gateway response. */
export interface IntegrationStages {
  request(call: Call): Soon<EndpointRequest | Failure>;
  dispatch(call: Call, request: EndpointRequest): Soon<EndpointAnswer | Fault | Failure>;
  respond(call: Call, request: EndpointRequest, answer: EndpointAnswer): Later<Outcome | Failure>;
}
