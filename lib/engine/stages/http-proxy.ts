import type { IntegrationPlan, UriPiece } from '../../plan';
import { compileAddress, fixedOrigin } from '../address';
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
 * The stages of an HTTP_PROXY integration. Objects with methods where other integrations have functions: this one passes calls on nearly as
 * fast as a bare proxy, and an API may have a thousand of it. Each function of its own would be one to fetch from memory, with what it closes
 * over in yet another place.
 */
export class HttpProxy implements IntegrationStages {
  private readonly requests: HttpProxyRequest;
  private readonly dispatcher: HttpDispatch;
  private readonly responses: HttpProxyResponse;

  constructor(integration: IntegrationPlan, uri: readonly UriPiece[], { stageVariables, effects, plan }: ApiRuntime, whole: boolean) {
    const buffered = whole || integration.contentHandling !== undefined;
    this.requests = new HttpProxyRequest(integration, compileAddress(uri, stageVariables));
    this.dispatcher = new HttpDispatch(integration, effects.http, fixedOrigin(uri, stageVariables), buffered);
    this.responses = new HttpProxyResponse(integration, compileBinaryMediaTypes(plan.binaryMediaTypes));
  }

  request(call: Call): Later<EndpointRequest | Failure> {
    return this.requests.of(call);
  }

  dispatch(call: Call, request: EndpointRequest): Soon<EndpointAnswer | Fault | Failure> {
    return this.dispatcher.send(call, request as HttpRequest);
  }

  respond(call: Call, _request: EndpointRequest, answer: EndpointAnswer): Outcome | Failure {
    return this.responses.of(call, answer);
  }
}
