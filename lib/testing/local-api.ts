import type { ApiDefinition, Diagnostic } from '../definition';
import type { CallDefaults, InvokeOptions, ListenOptions } from './call-options';
import { Carded } from './carded';
import { describeApi } from './cards';
import type { LocalCall } from './local-call';
import { LocalGateways } from './local-gateways';
import { LocalMethod } from './local-method';
import { parseRequestLine } from './messages';
import type { LocalServer } from './server';
import { type ApiSource, problemsOf, readSource, type SourcedApi, selectApi } from './sources';
import type { TestInvokeOptions, TestInvokeResult } from './test-invocations';

export interface LocalApiOptions extends CallDefaults {
  /** Which API, where there are several: its construct path, the end of one, its logical id or its name. */
  readonly id?: string;
}

/**
 * An API on this machine: the same definition that deploys, run in the process. Nothing listens on a port unless it is asked to, and
 * `app.synth()` is never called.
 */
export class LocalApi extends Carded {
  /**
   * The API of a construct (the app, a stack, anything that holds a RestApi), of a CloudFormation template or OpenAPI document (as
   * path or data), of a cloud assembly's folder, or of a definition.
   *
   * @throws Error if it holds none, or several and `id` does not say which
   */
  static from(source: ApiSource, options: LocalApiOptions = {}): LocalApi {
    const { id, ...defaults } = options;
    return new LocalApi(selectApi(readSource(source), id), defaults);
  }

  /** All APIs of a source; each has its `id`. @throws Error if it holds none */
  static all(source: ApiSource, options: CallDefaults = {}): LocalApi[] {
    return readSource(source).map((api) => new LocalApi(api, options));
  }

  /** Construct path, logical id, or title of the document. */
  readonly id: string;
  readonly definition: ApiDefinition;
  private readonly gateways: LocalGateways;
  private diagnostics: readonly Diagnostic[] | undefined;

  private constructor(
    private readonly source: SourcedApi,
    defaults: CallDefaults,
  ) {
    super();
    this.id = source.id;
    this.definition = source.definition;
    this.gateways = new LocalGateways(source, defaults);
  }

  /** Everything that is wrong with the definition and that nobody acknowledged, in the order it was written. */
  get problems(): readonly Diagnostic[] {
    this.diagnostics ??= problemsOf(this.source).filter(({ acknowledged }) => acknowledged === undefined);
    return this.diagnostics;
  }

  /** Every method, in the order of the definition. */
  get methods(): LocalMethod[] {
    return this.definition.resources.flatMap((resource) =>
      resource.methods.map((method) => new LocalMethod(this.definition, resource, method)),
    );
  }

  /** The method with this name, `GET /pets/{petId}`. @throws Error naming those that there are */
  method(name: string): LocalMethod {
    const methods = this.methods;
    const found = methods.find((method) => method.name === name);
    if (!found) throw new Error(`there is no method ${name}; there is ${methods.map((method) => method.name).join(', ') || 'none at all'}`);
    return found;
  }

  /**
   * Sends a request through the API: `invoke('GET /pets?type=dog', { backend: answer(200, []) })`.
   *
   * @throws Error if the request cannot be sent, or an endpoint is needed and none was given
   */
  async invoke(request: string, options: InvokeOptions = {}): Promise<LocalCall> {
    return this.gateways.invoke(parseRequestLine(request), options);
  }

  /**
   * Calls one method by itself, as the service's TestInvokeMethod does: `testInvoke('GET /pets/{petId}', { pathWithQueryString:
   * '/pets/1?type=dog', backend: answer(200, []) })`. Authorizers, API keys, throttles and caches have no part in it.
   *
   * @returns status, body, headers, latency and the execution log, line by line as the service writes it
   * @throws NotFoundException if there is no such resource or method
   */
  async testInvoke(method: string, options: TestInvokeOptions = {}): Promise<TestInvokeResult> {
    return this.gateways.testInvoke(method, options);
  }

  /**
   * Serves the API over HTTP on this machine, below the name of its stage, until it is closed.
   *
   * @throws Error of the operating system if the port cannot be had
   */
  async listen(options: ListenOptions = {}): Promise<LocalServer> {
    return this.gateways.listen(options);
  }

  /**
   * Lets time pass: the clock of an API stands still by itself. Token buckets fill up, cached responses and quotas end.
   *
   * @param seconds from 0 on
   * @throws RangeError for what is no such number
   */
  advance(seconds: number): void {
    if (!(seconds >= 0 && seconds <= 1e9)) throw new RangeError(`advance(${seconds}): name the seconds that pass, from 0 on`);
    this.gateways.advance(seconds);
  }

  /** Empties the response cache of every stage, as `aws apigateway flush-stage-cache` does. */
  async flushCache(): Promise<void> {
    await this.gateways.flushCache();
  }

  /** Forgets what calls have left behind: token buckets are full, quotas unused and caches empty again. */
  reset(): void {
    this.gateways.reset();
  }

  /** Ends what calls have left running: local functions, and connections to AWS services. Calls after it start them anew. */
  async close(): Promise<void> {
    await this.gateways.close();
  }

  describe(): string {
    return describeApi(this.definition);
  }
}
