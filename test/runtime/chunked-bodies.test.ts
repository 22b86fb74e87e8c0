import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { createGateway } from '../../lib/engine';
import { startServer } from '../../lib/runtime/server';
import { api, proxyMethod, resource } from '../writers/definitions';

jest.setTimeout(60_000);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server of an API that passes everything on to this endpoint; answers its port. */
async function proxyTo(endpoint: RequestListener): Promise<number> {
  const server = createServer(endpoint).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const proxy = proxyMethod(`http://127.0.0.1:${(server.address() as AddressInfo).port}/{proxy}`);
  const gateway = createGateway(api({ resources: [resource('/{proxy+}', proxy)] }));
  closing.push(() => gateway.close());
  const onDefect = (error: unknown) => {
    throw error;
  };
  const served = await startServer(gateway, { port: 0, onDefect });
  closing.push(() => served.stop(0));
  return served.port;
}

/** A client that has sent the head of a POST with a body in chunks. */
async function posting(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // What is still to be sent when the answer ends has nobody to take it.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write('POST /orders HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n');
  return socket;
}

function chunk(length: number): Buffer {
  return Buffer.concat([Buffer.from(`${length.toString(16)}\r\n`), Buffer.alloc(length, 'x'), Buffer.from('\r\n')]);
}

const end = '0\r\n\r\n';

const telling: RequestListener = (incoming, outgoing) => {
  buffer(incoming).then(
    (body) => outgoing.end(`${body.length} ${incoming.headers['content-length'] ?? 'chunked'}`),
    () => outgoing.destroy(),
  );
};

test.each([
  [1000, '1000 1000'],
  [65_536, '65536 65536'],
  [65_537, '65537 chunked'],
  [5_000_000, '5000000 chunked'],
])('a body of %i bytes in chunks reaches its endpoint', async (length, told) => {
  const socket = await posting(await proxyTo(telling));
  for (let left = length; left > 0; left -= 100_000) socket.write(chunk(Math.min(left, 100_000)));
  socket.write(end);
  expect(await text(socket)).toMatch(new RegExp(`^HTTP/1\\.1 200 [\\s\\S]*\\r\\n\\r\\n${told}$`));
});

test('a long body is on its way to the endpoint before the client has ended it', async () => {
  let arrived: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const port = await proxyTo((incoming, outgoing) => {
    incoming.once('data', () => arrived?.());
    telling(incoming, outgoing);
  });
  const socket = await posting(port);
  socket.write(chunk(100_000));
  await begun;
  socket.write(chunk(5));
  socket.write(end);
  expect(await text(socket)).toMatch(/\r\n\r\n100005 chunked$/);
});

test('a body beyond 10 MB is 413 as soon as it is, and its endpoint never gets the end of it', async () => {
  let asked: IncomingMessage | undefined;
  const port = await proxyTo((incoming, outgoing) => {
    asked = incoming;
    telling(incoming, outgoing);
  });
  const socket = await posting(port);
  const answer = text(socket);
  for (let count = 0; count < 11; count++) socket.write(chunk(1024 * 1024));
  expect(await answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*\{"message": ?"HTTP content length exceeded 10485760 bytes\."\}$/);
  if (asked && !asked.destroyed) await once(asked, 'close');
  expect(asked?.complete).toBe(false);
});

test('an endpoint that answers before the end of the body is heard', async () => {
  const socket = await posting(
    await proxyTo((incoming, outgoing) => {
      incoming.once('data', () => {
        outgoing.writeHead(403, { Connection: 'close' });
        outgoing.end('no');
      });
    }),
  );
  socket.write(chunk(100_000));
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 [\s\S]*no/);
});

test('a client that leaves in the middle of its body leaves no request at the endpoint', async () => {
  const gone = new Promise<boolean>((resolve) => {
    void proxyTo((incoming) => {
      incoming.resume().on('error', () => undefined);
      incoming.once('close', () => resolve(incoming.complete));
    }).then(async (port) => {
      const socket = await posting(port);
      socket.write(chunk(100_000), () => setImmediate(() => socket.destroy()));
    });
  });
  expect(await gone).toBe(false);
});
