import type { Fault, HttpAnswer, HttpBackend, HttpCall, HttpEndpoint, HttpOrigin } from '../../engine';
import { destinationOf, type Redirect } from './redirects';

/** Leads calls to other addresses; headers stay, the Host header included, so that the endpoint sees what it would see. */
export class RedirectingBackend implements HttpBackend {
  constructor(
    private readonly inner: HttpBackend,
    private readonly redirects: readonly Redirect[],
  ) {}

  endpoint(origin: HttpOrigin): HttpEndpoint {
    return { call: (call: HttpCall): Promise<HttpAnswer | Fault> => this.call(origin, call) };
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private async call(from: HttpOrigin, call: HttpCall): Promise<HttpAnswer | Fault> {
    const destination = destinationOf(this.redirects, from.origin, call.path);
    if (!destination) return this.inner.endpoint(from).call(call);
    return this.inner.endpoint({ ...from, origin: destination.origin }).call({ ...call, path: destination.path });
  }
}
