import { buffer } from 'node:stream/consumers';
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
  RecordedCall,
} from '../../engine';
import type { CallBackend } from './call-backend';

/** Passes every call on and notes what was asked. */
export class RecordingBackend implements HttpBackend, LambdaBackend, AwsBackend {
  /** Every call so far, in order. */
  readonly calls: RecordedCall[] = [];

  constructor(private readonly inner: CallBackend) {}

  endpoint(origin: HttpOrigin): HttpEndpoint {
    const endpoint = this.inner.http.endpoint(origin);
    return {
      call: async (call: HttpCall): Promise<HttpAnswer | Fault> => {
        const body = call.body === undefined || call.body instanceof Uint8Array ? call.body : await buffer(call.body);
        const { method, path, headers } = call;
        this.calls.push({ integration: 'http', method, url: origin.origin + path, headers, body: body ?? new Uint8Array() });
        return endpoint.call({ ...call, body });
      },
    };
  }

  call(call: AwsCall): Promise<HttpAnswer | Fault> {
    const { method, url, headers, body } = call;
    this.calls.push({ integration: 'aws', method, url, headers, body });
    return this.inner.aws.call(call);
  }

  invoke(call: LambdaCall): Promise<LambdaAnswer | Fault> {
    const { functionArn, headers, payload } = call;
    this.calls.push({ integration: 'lambda', method: 'POST', url: functionArn, headers, body: payload });
    return this.inner.lambda.invoke(call);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
