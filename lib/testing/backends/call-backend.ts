import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  AwsBackend,
  AwsCall,
  Fault,
  HttpAnswer,
  HttpBackend,
  HttpCall,
  HttpEndpoint,
  HttpOrigin,
  LambdaAnswer,
  LambdaBackend,
  LambdaCall,
} from '../../engine';

/** The endpoints of one call. */
export interface CallBackend {
  readonly http: HttpBackend;
  readonly lambda: LambdaBackend;
  readonly aws: AwsBackend;
}

/**
 * Leads every call of one gateway to the endpoints that this very call was given, so that an API is compiled once and calls with
 * different endpoints may run side by side.
 */
export class SwitchingBackend implements HttpBackend, LambdaBackend, AwsBackend {
  private readonly current = new AsyncLocalStorage<CallBackend>();

  /** Runs a call with its own endpoints. */
  during<T>(backend: CallBackend, call: () => Promise<T>): Promise<T> {
    return this.current.run(backend, call);
  }

  endpoint(origin: HttpOrigin): HttpEndpoint {
    return { call: async (call: HttpCall): Promise<HttpAnswer | Fault> => this.backend().http.endpoint(origin).call(call) };
  }

  call(call: AwsCall): Promise<HttpAnswer | Fault> {
    return this.backend().aws.call(call);
  }

  invoke(call: LambdaCall): Promise<LambdaAnswer | Fault> {
    return this.backend().lambda.invoke(call);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private backend(): CallBackend {
    const backend = this.current.getStore();
    if (!backend) throw new Error('the gateway is called outside of a call');
    return backend;
  }
}
