import {
  type AwsBackend,
  type AwsCall,
  Fault,
  type HttpBackend,
  type HttpEndpoint,
  type HttpOrigin,
  type LambdaBackend,
  type LambdaCall,
} from '../../engine';
import type { CallEndpoints } from './backend-of';

/** Stands where a call was given no endpoint: a method that needs none may be called, any other cannot. */
export class MissingEndpoints implements CallEndpoints, HttpBackend, LambdaBackend, AwsBackend {
  readonly http = this;
  readonly lambda = this;
  readonly aws = this;
  refusal: Error | undefined;

  constructor(private readonly request: string) {}

  endpoint({ origin }: HttpOrigin): HttpEndpoint {
    return {
      call: ({ path }) => this.refuse(origin + path, `answer(200, {…}), or { '${origin}': 'http://127.0.0.1:8080' } for a real endpoint`),
    };
  }

  call({ url }: AwsCall): Promise<Fault> {
    return this.refuse(url, 'answer(200, {…})');
  }

  invoke({ functionArn }: LambdaCall): Promise<Fault> {
    return this.refuse(`the function ${functionArn}`, 'lambdaResult({…})');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private refuse(target: string, remedy: string): Promise<Fault> {
    this.refusal = new Error(`${this.request} calls ${target}, and nothing stands there: say what answers, as in \`backend: ${remedy}\``);
    return Promise.resolve(new Fault('unreachable', 'no endpoint was given'));
  }
}
