import {
  countingIds,
  createGateway,
  type Gateway,
  type GatewayOptions,
  type GatewayRequest,
  type GivenCaller,
  type IdSource,
  ManualClock,
  memoryState,
  type SharedState,
  type Trace,
  unsupportedParts,
} from '../engine';
import { compilePlan, type UnsupportedPart } from '../plan';
import { authorizerFunctions } from './authorizer-functions';
import { backendOf, RecordingBackend, SwitchingBackend } from './backends';
import type { CallDefaults, InvokeOptions, ListenOptions } from './call-options';
import { CompiledGateways } from './compiled-gateways';
import { LocalCall } from './local-call';
import type { RequestLine } from './messages';
import { bodyBytes, bufferBody, contentTypeOf, headerRecord, rawHeaders, sendableHeaders, sentRequest } from './messages';
import { type LocalServer, listen } from './server';
import { LocalServices } from './services';
import { functionText, type SourcedApi } from './sources';
import { TestInvocations, type TestInvokeOptions, type TestInvokeResult } from './test-invocations';
import { unknownCaller } from './unknown-caller';
import { endpointAddresses, UnknownValues } from './values';

interface Compiled {
  readonly gateway: Gateway;
  readonly values: UnknownValues;
  /** What is not run, for callers of whom this is given. */
  readonly unsupported: (given: GivenCaller | undefined) => readonly UnsupportedPart[];
}

/** The gateways of one API: compiled once for each stage and set of values that calls ask for. */
export class LocalGateways {
  private readonly switching = new SwitchingBackend();
  private readonly compiled = new CompiledGateways<Compiled>();
  /** One for all gateways: what one call leaves behind the next one finds, whatever it is called with. */
  private readonly clock = new ManualClock();
  private state: SharedState | undefined;
  private canary: boolean | undefined;
  private readonly services: LocalServices;
  private tests: TestInvocations | undefined;

  constructor(
    private readonly api: SourcedApi,
    private readonly defaults: CallDefaults,
  ) {
    this.services = new LocalServices(api);
  }

  async invoke(line: RequestLine, call: InvokeOptions): Promise<LocalCall> {
    const options = this.merged(call);
    const { gateway, values } = this.gatewayFor(options);
    const endpoints = backendOf(options.backend, `${line.method} ${line.target}`, values);
    const recording = new RecordingBackend(this.services.before(endpoints, options, values));
    const answer = await this.switching
      .during({ http: recording, lambda: recording, aws: recording }, async () => {
        this.canary = call.canary;
        const { status, headers, body, trace } = await gateway.handle(gatewayRequest(line, options));
        return { status, headers, body: await bufferBody(body), trace: trace as Trace };
      })
      .finally(() => endpoints.http.close());
    if (endpoints.refusal) throw endpoints.refusal;
    const calls = recording.calls.map((made) => sentRequest({ ...made, url: values.printed(made.url) }));
    return new LocalCall(this.api.definition, answer, calls, answer.trace, (text) => values.printed(text));
  }

  testInvoke(method: string, options: TestInvokeOptions): Promise<TestInvokeResult> {
    this.tests ??= new TestInvocations(this.api, this.services, this.defaults);
    return this.tests.invoke(method, options);
  }

  /** Serves the API to anybody on this machine who asks. Closing it fails with what kept a request from its answer. */
  async listen({ host, port, ...call }: ListenOptions): Promise<LocalServer> {
    const options = this.merged(call);
    const { gateway, values, unsupported } = this.gatewayFor(options, false);
    const given = givenCaller(options);
    if (!options.allowUnsupported) refuse(unsupported(given));
    const endpoints = backendOf(options.backend, 'a request', values);
    const reached = this.services.before(endpoints, options, values);
    const defects: Error[] = [];
    const server = await listen(
      (request) => this.switching.during(reached, () => gateway.handle({ ...request, ...(given && { given }) })),
      {
        stage: this.stageName(options),
        ...(host !== undefined && { host }),
        ...(port !== undefined && { port }),
        flushCache: () => gateway.flushCache(),
        onDefect: (error) => void defects.push(error),
      },
    );
    const close = async (): Promise<void> => {
      await server.close();
      await endpoints.http.close();
      const [defect = endpoints.refusal] = defects;
      if (defect) throw defect;
    };
    return { ...server, close };
  }

  /** Ends the functions and connections that calls have left open. */
  close(): Promise<void> {
    return this.services.close();
  }

  advance(seconds: number): void {
    this.clock.advance(seconds);
  }

  async flushCache(): Promise<void> {
    await Promise.all(this.compiled.values().map(({ gateway }) => gateway.flushCache()));
  }

  /** Forgets what calls have left behind; gateways that are made from now on begin anew. */
  reset(): void {
    this.state = undefined;
    this.compiled.clear();
  }

  private stageName({ stage }: CallDefaults): string {
    const first = this.api.definition.stages[0]?.name;
    return stage ?? (typeof first === 'string' ? first : 'test');
  }

  private merged(call: InvokeOptions): InvokeOptions {
    const { defaults } = this;
    return {
      ...defaults,
      ...call,
      stageVariables: { ...defaults.stageVariables, ...call.stageVariables },
      values: { ...defaults.values, ...call.values },
    };
  }

  /** Nobody reads traces of a server, whose answers may be streams. */
  private gatewayFor(options: InvokeOptions, trace = true): Compiled {
    const { stage, stageVariables = {}, values = {}, apiKeys = [], allowUnsupported = false, settings = {}, accountThrottle } = options;
    const texts = [
      stage,
      Object.entries(stageVariables),
      Object.entries(values),
      apiKeys,
      allowUnsupported,
      settings,
      accountThrottle,
      trace,
    ];
    const { authorizers, userPools, callers, functions } = options;
    const objects = [authorizers, userPools, callers, functions === 'local' ? this : functions];
    return this.compiled.get(texts, objects, () =>
      this.compile({ ...options, stageVariables, values, apiKeys, allowUnsupported, settings }, trace),
    );
  }

  private compile(options: InvokeOptions, trace: boolean): Compiled {
    const { stage, stageVariables, values = {}, apiKeys, allowUnsupported, settings, accountThrottle } = options;
    const { authorizers = {}, userPools, callers } = options;
    const unknown = new UnknownValues(values, this.api.readToken, endpointAddresses(this.api.definition), functionText(this.api));
    const functions = authorizerFunctions(this.api.definition, authorizers, this.services.functionsOf(options, unknown));
    const gatewayOptions: GatewayOptions = {
      http: this.switching,
      lambda: this.switching,
      aws: this.switching,
      clock: this.clock,
      ids: this.idsWithCanary(),
      state: () => (this.state ??= memoryState()),
      stage: { ...(stage !== undefined && { name: stage }), variables: stageVariables, settings },
      ...(accountThrottle && { accountThrottle }),
      values: unknown.lookup,
      apiKeys,
      trace,
      authorizerFunctions: functions,
      ...(userPools && { userPools }),
      ...(callers && { callers }),
      allowUnsigned: allowUnsupported,
      onUnknownCaller: (method) => {
        if (!allowUnsupported) throw unknownCaller(this.api.definition, method);
      },
    };
    const plan = compilePlan(this.api.definition, gatewayOptions);
    // Whoever calls, a policy that is none lets nobody in where the API is deployed.
    if (!allowUnsupported) refuse(unsupportedParts(plan, { ...gatewayOptions, given: somebody }));
    const gateway = createGateway(plan, { ...gatewayOptions, allowUnsupported: true });
    return { gateway, values: unknown, unsupported: (given) => unsupportedParts(plan, { ...gatewayOptions, ...(given && { given }) }) };
  }

  /** The draw is made as a call begins, before another one can: what it said of the canary still stands. */
  private idsWithCanary(): IdSource {
    const ids = countingIds();
    return { ...ids, canaryDraw: () => (this.canary === undefined ? ids.canaryDraw() : this.canary ? -1 : 100) };
  }
}

/** Somebody whom every authorizer lets in. */
const somebody: GivenCaller = { authorizer: { principalId: 'somebody' } };

/** What is not run is refused before anybody can come. */
function refuse(parts: readonly UnsupportedPart[]): void {
  if (parts.length === 0) return;
  const lines = parts.map(({ where, what }) => `  ${where}: ${what}`);
  throw new Error(
    `the API cannot be served as it is:\n${lines.join('\n')}\ngive what is missing (\`authorizers\`, \`userPools\`), say who calls with \`authorizer: {…}\`, or let everybody in with \`allowUnsupported: true\``,
  );
}

function gatewayRequest({ method, target }: RequestLine, options: InvokeOptions): GatewayRequest {
  const { headers = {}, body, sourceIp } = options;
  const given = givenCaller(options);
  const raw = sendableHeaders(rawHeaders(headers));
  const type = headerRecord(raw)['content-type'] === undefined ? contentTypeOf(body) : undefined;
  return {
    method,
    target,
    headers: [...raw, ...(type === undefined ? [] : ['Content-Type', type])],
    body: body === undefined ? undefined : bodyBytes(body),
    ...(sourceIp !== undefined && { sourceIp }),
    ...(given && { given }),
  };
}

function givenCaller({ identity, authorizer, mayInvalidateCache }: CallDefaults): GivenCaller | undefined {
  if (!identity && !authorizer && mayInvalidateCache === undefined) return undefined;
  return {
    ...(identity && { identity }),
    ...(authorizer && { authorizer }),
    ...(mayInvalidateCache !== undefined && { mayInvalidateCache }),
  };
}
