import { createGateway } from '../../lib/engine';
import { mockApi } from './apis';

/** What the handler answers for the mock: status, headers and body, for a server that always writes the same bytes. */
export async function mockAnswer(): Promise<{ status: number; headers: readonly string[]; body: string }> {
  const gateway = createGateway(mockApi());
  const { status, headers, body } = await gateway.handle({ method: 'GET', target: '/mock', headers: ['Host', 'localhost'] });
  const bytes = Buffer.from(body as Uint8Array);
  return { status, headers: [...headers, 'Content-Length', String(bytes.length)], body: bytes.toString() };
}
