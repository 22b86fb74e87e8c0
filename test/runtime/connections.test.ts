import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Connection, Connections, type Waiting } from '../../lib/runtime/server/connections';

let server: Server;
let port: number;
let connections: Connections | undefined;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  connections?.stop();
  server.close();
});

async function connected(): Promise<{ client: Socket; connection: Connection; socket: Socket }> {
  const coming = once(server, 'connection') as Promise<[Socket]>;
  const client = connect(port, '127.0.0.1');
  const [socket] = await coming;
  client.on('error', () => undefined);
  socket.on('error', () => undefined).resume();
  connections?.add(socket);
  return { client, socket, connection: connections ? Connection.of(socket) : new Connection(socket) };
}

function waiting(): Waiting & { gone: boolean } {
  return {
    earlier: undefined,
    later: undefined,
    gone: false,
    left() {
      this.gone = true;
    },
  };
}

test('a connection knows its address after it has closed', async () => {
  const { client, connection, socket } = await connected();
  client.destroy();
  await once(socket, 'close');
  expect(connection.sourceIp).toBe('127.0.0.1');
});

test.each([
  ['the first', 0],
  ['the middle one', 1],
  ['the last', 2],
])('whoever waits is told that the client left, whoever was answered is not: %s of three', async (_which, answered) => {
  const { client, connection, socket } = await connected();
  const requests = [waiting(), waiting(), waiting()];
  for (const request of requests) connection.expecting(request);
  connection.answered(requests[answered]);
  client.destroy();
  await once(socket, 'close');
  expect(requests.map(({ gone }) => gone)).toEqual([0, 1, 2].map((index) => index !== answered));
});

test('a connection rests while nothing comes, nobody waits and nothing is left to send', async () => {
  const { client, connection, socket } = await connected();
  expect([connection.restsOn(), connection.restsOn()]).toEqual([1, 2]);

  client.write('x');
  await once(socket, 'data');
  expect([connection.restsOn(), connection.restsOn()]).toEqual([0, 1]);

  const request = waiting();
  connection.expecting(request);
  expect(connection.restsOn()).toBe(0);
  connection.answered(request);
  expect(connection.restsOn()).toBe(1);

  // More than the buffers of both ends hold, for a client that does not read.
  socket.write(Buffer.alloc(32 * 1024 * 1024));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(connection.restsOn()).toBe(0);
  client.destroy();
});

test('a connection that rests for long is ended, one that is used is not', async () => {
  connections = new Connections(200, 20);
  const resting = await connected();
  const used = await connected();
  const use = setInterval(() => used.client.write('x'), 5);
  await once(resting.socket, 'close');
  clearInterval(use);
  expect(used.socket.destroyed).toBe(false);
  used.client.destroy();
});
