import type { Pending } from '../../pending';
import type { Fault } from '../fault';
import type { HttpAnswer, HttpBackend, HttpCall, HttpEndpoint, HttpOrigin } from '../http-backend';
import { NodeEndpoint, needsNodeEndpoint } from './node-endpoint';
import { PoolEndpoint } from './pool-endpoint';

export interface NetworkOptions {
  /** Origins that are called in place of others: `https://petstore.example.com` → `http://127.0.0.1:8080`. The Host header stays. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** @default 256 */
  readonly connectionsPerOrigin?: number;
}

/** Origins that only a call knows come without end where a client chooses them; the longest unused one goes. */
const maxOrigins = 1000;

/** Calls endpoints over the network. Follows no redirect, keeps connections alive, one pool an origin. */
export class NetworkHttpBackend implements HttpBackend {
  private readonly endpoints = new Map<string, OriginEndpoint>();
  private readonly redirects: ReadonlyMap<string, string>;

  constructor(private readonly options: NetworkOptions = {}) {
    this.redirects = new Map(Object.entries(options.redirects ?? {}).map(([from, to]) => [originOf(from), originOf(to)]));
  }

  endpoint({ origin, insecureSkipVerification }: HttpOrigin): HttpEndpoint {
    const target = { origin: this.redirects.get(origin) ?? origin, insecureSkipVerification };
    const key = `${insecureSkipVerification ? 'insecure ' : ''}${target.origin}`;
    const known = this.endpoints.get(key);
    if (known) this.endpoints.delete(key);
    else if (this.endpoints.size >= maxOrigins) this.retireOldest();
    const endpoint = known ?? new OriginEndpoint(target, this.options.connectionsPerOrigin ?? 256);
    this.endpoints.set(key, endpoint);
    return endpoint;
  }

  async close(): Promise<void> {
    const endpoints = [...this.endpoints.values()];
    this.endpoints.clear();
    await Promise.all(endpoints.map((endpoint) => endpoint.close()));
  }

  private retireOldest(): void {
    for (const [key, endpoint] of this.endpoints) {
      this.endpoints.delete(key);
      void endpoint.retire();
      return;
    }
  }
}

/** An origin whose pool is made with the first call, and again with the first one after it was retired. */
class OriginEndpoint implements HttpEndpoint {
  private pool: PoolEndpoint | undefined;
  private node: NodeEndpoint | undefined;

  constructor(
    private readonly origin: HttpOrigin,
    private readonly connections: number,
  ) {}

  call(call: HttpCall): Pending<HttpAnswer | Fault> {
    if (needsNodeEndpoint(call.headers)) {
      this.node ??= new NodeEndpoint(this.origin);
      return this.node.call(call);
    }
    this.pool ??= new PoolEndpoint(this.origin, this.connections);
    return this.pool.call(call);
  }

  /** Closes the connections as soon as nobody uses them. */
  async retire(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.retire();
  }

  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.close();
  }
}

/** `http://Host:80/path` → `http://host` */
function originOf(url: string): string {
  return new URL(url).origin;
}
