import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  type Fault,
  type HttpAnswer,
  type HttpBackend,
  type HttpCall,
  type HttpEndpoint,
  type HttpOrigin,
  NetworkHttpBackend,
  type RecordedCall,
} from '../../engine';
import { bodyBytes, rawHeaders } from './backend-answer';
import type { CaseBackend } from './case';

/** Headers by which the two ends of one connection agree on it; they say nothing about the gateway. */
const ofTheConnection: readonly string[] = ['connection', 'keep-alive', 'transfer-encoding'];

/** A server on loopback that plays a case's endpoint, and the way to it: every origin leads there. */
export class LoopbackEndpoint implements HttpBackend {
  readonly calls: RecordedCall[] = [];
  private readonly network = new NetworkHttpBackend();
  private server: Server | undefined;
  private target = '';
  private asked = '';

  private constructor(private readonly backend: Exclude<CaseBackend, null>) {}

  static async start(backend: Exclude<CaseBackend, null>): Promise<LoopbackEndpoint> {
    const endpoint = new LoopbackEndpoint(backend);
    endpoint.target = await endpoint.targetFor(backend);
    return endpoint;
  }

  endpoint({ origin, insecureSkipVerification }: HttpOrigin): HttpEndpoint {
    const inner = this.network.endpoint({ origin: this.target, insecureSkipVerification });
    return {
      call: async (call: HttpCall): Promise<HttpAnswer | Fault> => {
        this.asked = origin;
        return inner.call(call);
      },
    };
  }

  async close(): Promise<void> {
    await this.network.close();
    await stop(this.server);
  }

  private async targetFor(backend: Exclude<CaseBackend, null>): Promise<string> {
    if (backend.type === 'fault' && backend.fault === 'dns') return 'http://no-such-host.invalid';
    this.server = createServer((incoming, outgoing) => void this.play(incoming, outgoing));
    const server = this.server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (backend.type === 'fault' && backend.fault === 'refused') await stop(server);
    return `http://127.0.0.1:${port}`;
  }

  private async play(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { backend } = this;
    const body = await buffer(incoming);
    const headers = incoming.rawHeaders.filter((_, index, all) => !ofTheConnection.includes(all[index - (index % 2)].toLowerCase()));
    this.calls.push({ integration: 'http', method: incoming.method ?? '', url: this.asked + (incoming.url ?? ''), headers, body });
    if (backend.type === 'fault') {
      if (backend.fault === 'reset') incoming.socket.destroy();
    } else if (backend.type === 'lambda') {
      outgoing.end(JSON.stringify('payload' in backend ? backend.payload : backend.error));
    } else {
      outgoing.sendDate = false;
      outgoing.writeHead(backend.status, rawHeaders(backend.headers.filter(([name]) => !ofTheConnection.includes(name.toLowerCase()))));
      outgoing.end(bodyBytes(backend));
    }
  }
}

function stop(server: Server | undefined): Promise<void> {
  if (!server?.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
