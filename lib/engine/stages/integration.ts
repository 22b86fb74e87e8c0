import type { IntegrationPlan, UriPiece } from '../../plan';
import { compileAddress, fixedOrigin } from '../address';
import type { ApiRuntime } from '../api-runtime';
import type { IntegrationStages } from '../exchange';
import { configurationError, integrationFailure } from '../failure';
import { compileBinaryMediaTypes } from '../media-types';
import { compileAwsDispatch, compileLambdaDispatch } from './aws-dispatch';
import { compileAwsRequest } from './aws-request';
import { HttpDispatch } from './http-dispatch';
import { HttpProxy } from './http-proxy';
import { compileHttpRequest, type HttpRequest } from './http-request';
import { compileIntegrationResponse } from './integration-response';
import { compileLambdaProxyRequest } from './lambda-proxy-event';
import { compileLambdaProxyResponse } from './lambda-proxy-result';
import { compileLambdaStreamResponse } from './lambda-proxy-stream';
import { compileMockDispatch, compileMockRequest, type MockRequest } from './mock';
import type { Templates } from './request-template';
import { compileTemplatedRequest } from './templated-request';

/** The stages of one integration. `whole`: somebody wants every body as bytes. */
export function compileIntegration(integration: IntegrationPlan, api: ApiRuntime, templates: Templates, whole: boolean): IntegrationStages {
  const { target } = integration;
  switch (target.kind) {
    case 'http':
      return integration.type === 'HTTP_PROXY'
        ? httpProxy(integration, target.uri, api, whole)
        : http(integration, target.uri, api, templates);
    case 'lambda':
    case 'aws':
      return integration.type === 'AWS_PROXY' && target.kind === 'lambda'
        ? lambdaProxy(integration, target, api, whole)
        : aws(integration, target, api, templates);
    case 'mock':
      return mock(integration, api, templates);
    case 'misconfigured':
      return misconfigured(integration, target.reason);
  }
}

/** Methods that pass calls on alike, but for the address, share all that does it. */
function httpProxy(integration: IntegrationPlan, uri: readonly UriPiece[], api: ApiRuntime, whole: boolean): IntegrationStages {
  const { target: _address, ...rest } = integration;
  const origin = fixedOrigin(uri, api.stageVariables);
  return api.alike.of('HTTP_PROXY', [rest, origin, whole], () => new HttpProxy(integration, origin, api, whole));
}

function mock(integration: IntegrationPlan, api: ApiRuntime, templates: Templates): IntegrationStages {
  const dispatch = compileMockDispatch();
  return {
    request: compileMockRequest(templated(integration, api, templates)),
    dispatch: (call, request) => dispatch(call, request as MockRequest),
    respond: responding(integration, api, templates),
  };
}

function http(integration: IntegrationPlan, uri: readonly UriPiece[], api: ApiRuntime, templates: Templates): IntegrationStages {
  const { stageVariables, effects } = api;
  const dispatch = new HttpDispatch(integration, effects.http, fixedOrigin(uri, stageVariables), true);
  return {
    request: compileHttpRequest(integration, compileAddress(uri, api), templated(integration, api, templates)),
    dispatch: (call, request) => dispatch.send(call, request as HttpRequest),
    respond: responding(integration, api, templates),
  };
}

function aws(
  integration: IntegrationPlan,
  target: Extract<IntegrationPlan['target'], { kind: 'aws' | 'lambda' }>,
  api: ApiRuntime,
  templates: Templates,
): IntegrationStages {
  return {
    request: compileAwsRequest(integration, target, templated(integration, api, templates)),
    dispatch:
      target.kind === 'lambda'
        ? compileLambdaDispatch(integration, target, api.effects.lambda, false)
        : compileAwsDispatch(integration, target, api.effects.aws),
    respond: responding(integration, api, templates),
  };
}

function lambdaProxy(
  integration: IntegrationPlan,
  target: Extract<IntegrationPlan['target'], { kind: 'lambda' }>,
  api: ApiRuntime,
  whole: boolean,
): IntegrationStages {
  const isBinary = compileBinaryMediaTypes(api.plan.binaryMediaTypes);
  return {
    request: compileLambdaProxyRequest(target, isBinary),
    dispatch: compileLambdaDispatch(integration, target, api.effects.lambda, integration.stream),
    respond: integration.stream ? compileLambdaStreamResponse(whole) : compileLambdaProxyResponse(isBinary),
  };
}

/** Every call fails, after the method request was found good; AWS_PROXY as a failed integration (recorded for a method other than POST). */
function misconfigured({ type }: IntegrationPlan, reason: string): IntegrationStages {
  const failure = type === 'AWS_PROXY' ? integrationFailure(reason) : configurationError('integrationRequest', reason);
  return { request: () => failure, dispatch: () => failure, respond: () => failure };
}

function templated(integration: IntegrationPlan, { plan }: ApiRuntime, templates: Templates) {
  return compileTemplatedRequest(integration, compileBinaryMediaTypes(plan.binaryMediaTypes), templates);
}

function responding(integration: IntegrationPlan, { plan }: ApiRuntime, templates: Templates) {
  return compileIntegrationResponse(integration, compileBinaryMediaTypes(plan.binaryMediaTypes), templates);
}
