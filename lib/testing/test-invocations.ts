import { awsLog, countingIds, createGateway, fixedClock, type Gateway, type GatewayAnswer, type GivenCaller, type Trace } from '../engine';
import { type ApiPlan, compilePlan, type MethodPlan, testInvokePlan, testInvokeStage } from '../plan';
import { backendOf, SwitchingBackend } from './backends';
import type { CallDefaults } from './call-options';
import { type BodyInput, bodyBytes, bufferBody, type HeadersInput, headerPairs, rawHeaders, sendableHeaders } from './messages';
import type { LocalServices } from './services';
import { functionText, type SourcedApi } from './sources';
import { endpointAddresses, UnknownValues } from './values';

/** What `testInvoke` sends, as the service's TestInvokeMethod takes it. */
export interface TestInvokeOptions extends Omit<CallDefaults, 'stage'> {
  /** Path and query; it need not fit the resource. @default the resource's path as it is, braces and all */
  readonly pathWithQueryString?: string;
  readonly headers?: HeadersInput;
  /** Text or bytes as they are; anything else as JSON. */
  readonly body?: BodyInput;
}

/** What TestInvokeMethod answers. */
export interface TestInvokeResult {
  readonly status: number;
  readonly body: string;
  /** The last value under each name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds. */
  readonly latency: number;
  /** The execution log; every line ends in a line feed. */
  readonly log: string;
}

/** What was to be tested is no part of the API: `NotFoundException`, as the service names it. */
export class NotFoundException extends Error {
  override readonly name = 'NotFoundException';
}

interface Compiled {
  readonly plan: ApiPlan;
  readonly values: UnknownValues;
  readonly gateways: Map<MethodPlan, Gateway>;
}

/** Who calls, as functions and templates see it in a test call. */
const caller: GivenCaller = {
  identity: { sourceIp: 'test-invoke-source-ip', apiKey: 'test-invoke-api-key', apiKeyId: 'test-invoke-api-key-id' },
};

/** Test calls of the methods of one API, by themselves: no authorizer, key, throttle or cache has a part in them. */
export class TestInvocations {
  private readonly switching = new SwitchingBackend();
  private readonly compiled = new Map<string, Compiled>();

  constructor(
    private readonly api: SourcedApi,
    private readonly services: LocalServices,
    private readonly defaults: CallDefaults,
  ) {}

  /** @throws NotFoundException */
  async invoke(method: string, call: TestInvokeOptions): Promise<TestInvokeResult> {
    const options = {
      ...this.defaults,
      ...call,
      stageVariables: { ...this.defaults.stageVariables, ...call.stageVariables },
      values: { ...this.defaults.values, ...call.values },
    };
    const compiled = this.compiledFor(options.stageVariables, options.values);
    const [verb = '', resourcePath = ''] = method.split(/ +/, 2);
    const gateway = this.gatewayFor(compiled, verb.toUpperCase(), resourcePath);
    const target = options.pathWithQueryString ?? resourcePath;
    const endpoints = backendOf(options.backend, method, compiled.values);
    const headers = sendableHeaders(rawHeaders(options.headers ?? {}));
    const request = { method: verb.toUpperCase(), target, headers, body: options.body === undefined ? undefined : bodyBytes(options.body) };
    const reached = this.services.before(endpoints, options, compiled.values);
    const answer = await this.switching
      .during(reached, async () => gateway.handle({ ...request, given: givenCaller(options) }))
      .finally(() => endpoints.http.close());
    if (endpoints.refusal) throw endpoints.refusal;
    return result(answer, await bufferBody(answer.body));
  }

  private gatewayFor({ plan, gateways }: Compiled, verb: string, resourcePath: string): Gateway {
    const ofResource = plan.methods.filter((candidate) => candidate.resourcePath === resourcePath);
    if (ofResource.length === 0) throw new NotFoundException('Invalid Resource identifier specified');
    const method = ofResource.find(({ httpMethod }) => httpMethod === verb) ?? ofResource.find(({ httpMethod }) => httpMethod === 'ANY');
    if (!method) throw new NotFoundException('Invalid Method identifier specified');
    const known = gateways.get(method);
    if (known) return known;
    const gateway = createGateway(testInvokePlan(plan, method), {
      http: this.switching,
      lambda: this.switching,
      aws: this.switching,
      clock: fixedClock(),
      ids: countingIds(),
      trace: true,
    });
    gateways.set(method, gateway);
    return gateway;
  }

  private compiledFor(variables: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): Compiled {
    const key = JSON.stringify([Object.entries(variables), Object.entries(given)]);
    const known = this.compiled.get(key);
    if (known) return known;
    const { definition, readToken } = this.api;
    const values = new UnknownValues(given, readToken, endpointAddresses(definition), functionText(this.api));
    const plan = compilePlan(definition, {
      stage: { name: testInvokeStage, variables },
      deployedAs: { domainName: 'testPrefix.testDomainName' },
      values: values.lookup,
    });
    const compiled = { plan, values, gateways: new Map<MethodPlan, Gateway>() };
    this.compiled.set(key, compiled);
    return compiled;
  }
}

function givenCaller({ identity, authorizer }: CallDefaults): GivenCaller {
  return { identity: { ...caller.identity, ...identity }, ...(authorizer && { authorizer }) };
}

/** Headers that a deployed stage adds to every response, and a test call does not. */
const ofTheStage = /^(?:x-amzn-requestid|x-amz-apigw-id|content-length)$/i;

function result(answer: GatewayAnswer, body: Uint8Array): TestInvokeResult {
  const trace = answer.trace as Trace;
  const failed = trace.gatewayResponse !== undefined;
  const shown = headerPairs(answer.headers).filter(([name]) => (failed ? /^x-amzn-errortype$/i.test(name) : !ofTheStage.test(name)));
  const multiValueHeaders = new Map<string, string[]>();
  for (const [name, value] of shown) multiValueHeaders.set(name, [...(multiValueHeaders.get(name) ?? []), value]);
  return {
    status: answer.status,
    body: Buffer.from(body).toString('utf8'),
    headers: Object.fromEntries(shown),
    multiValueHeaders: Object.fromEntries(multiValueHeaders),
    latency: Math.round(trace.ms),
    log: awsLog(trace),
  };
}
