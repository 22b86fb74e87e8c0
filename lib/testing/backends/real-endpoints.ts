import {
  type AwsBackend,
  type AwsCall,
  Fault,
  type HttpAnswer,
  type HttpBackend,
  type HttpCall,
  type HttpEndpoint,
  type HttpOrigin,
  type LambdaBackend,
  type LambdaCall,
  NetworkHttpBackend,
} from '../../engine';
import type { UnknownValues } from '../values';
import type { CallEndpoints } from './backend-of';
import { RedirectingBackend } from './redirecting-backend';
import { destinationOf, type Redirect } from './redirects';

/** Real HTTP endpoints; only those that were named are called, so that a test never reaches out by accident. */
export class RealEndpoints implements CallEndpoints, HttpBackend, LambdaBackend, AwsBackend {
  readonly http = this;
  readonly lambda = this;
  readonly aws = this;
  refusal: Error | undefined;
  private readonly redirecting: RedirectingBackend;

  constructor(
    private readonly redirects: readonly Redirect[],
    private readonly request: string,
    private readonly values: UnknownValues,
  ) {
    this.redirecting = new RedirectingBackend(new NetworkHttpBackend(), redirects);
  }

  endpoint(origin: HttpOrigin): HttpEndpoint {
    return {
      call: async (call: HttpCall): Promise<HttpAnswer | Fault> => {
        if (!destinationOf(this.redirects, origin.origin, call.path))
          return this.refuse(origin.origin + call.path, this.remedy(origin.origin));
        return this.redirecting.endpoint(origin).call(call);
      },
    };
  }

  call({ url }: AwsCall): Promise<Fault> {
    return Promise.resolve(this.refuse(url, 'AWS services are answered for: `backend: answer(200, {…})`'));
  }

  invoke({ functionArn }: LambdaCall): Promise<Fault> {
    return Promise.resolve(this.refuse(`the function ${functionArn}`, 'functions are answered for: `backend: lambdaResult({…})`'));
  }

  close(): Promise<void> {
    return this.redirecting.close();
  }

  private remedy(origin: string): string {
    const [unknown] = this.values.within(origin);
    if (unknown === undefined) return `\`backend\` names no address for it: add { '${origin}': 'http://127.0.0.1:8080' }`;
    return `what ${unknown} is, is not known before the deployment: give it with \`values: { '${unknown}': '…' }\``;
  }

  private refuse(target: string, remedy: string): Fault {
    this.refusal = new Error(`${this.request} calls ${this.values.printed(target)}, and ${remedy}`);
    return new Fault('unreachable', 'no endpoint was given');
  }
}
