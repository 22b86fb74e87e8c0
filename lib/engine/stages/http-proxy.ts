import type { IntegrationPlan } from '../../plan';
import { type Address, compileAddress } from '../address';
import type { ApiRuntime } from '../api-runtime';
import type { Call } from '../call';
import type { Fault } from '../effects';
import type { EndpointAnswer, EndpointRequest, IntegrationStages, Later, Outcome } from '../exchange';
import type { Failure } from '../failure';
import { compileBinaryMediaTypes } from '../media-types';
import type { Soon } from '../pending';
import { HttpDispatch } from './http-dispatch';
import { HttpProxyResponse } from './http-proxy-response';
import { HttpProxyRequest, type HttpRequest } from './http-request';

/**
 * The stages of HTTP_PROXY integrations that differ in nothing but where they lead. Objects with methods where other integrations have
 * functions: this one passes calls on nearly as fast as a bare proxy, and an API may have a thousand of it. Each function of its own would
 * be one to fetch from memory, with what it closes over in yet another place.
 */
export class HttpProxy implements IntegrationStages {
  private readonly requests: HttpProxyRequest;
  private readonly dispatcher: HttpDispatch;
  private readonly responses: HttpProxyResponse;

  constructor(
    integration: IntegrationPlan,
    origin: string | undefined,
    private readonly api: ApiRuntime,
    whole: boolean,
  ) {
    const buffered = whole || integration.contentHandling !== undefined;
    this.requests = new HttpProxyRequest(integration);
    this.dispatcher = new HttpDispatch(integration, api.effects.http, origin, buffered);
    this.responses = new HttpProxyResponse(integration, compileBinaryMediaTypes(api.plan.binaryMediaTypes));
  }

  request(call: Call): Later<EndpointRequest | Failure> {
    return this.requests.of(call, this.api.addresses[call.route] ?? this.addressOf(call.route));
  }

  private addressOf(route: number): Address {
    const { plan, addresses } = this.api;
    const { target } = plan.methods[route].integration;
    const address = compileAddress(target.kind === 'http' ? target.uri : [], this.api);
    addresses[route] = address;
    return address;
  }

  dispatch(call: Call, request: EndpointRequest): Soon<EndpointAnswer | Fault | Failure> {
    return this.dispatcher.send(call, request as HttpRequest);
  }

  respond(call: Call, _request: EndpointRequest, answer: EndpointAnswer): Outcome | Failure {
    return this.responses.of(call, answer);
  }
}
