import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';

/** A server on 127.0.0.1 that a test started. */
export interface Loopback {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** An HTTP server. */
export function httpServer(listener: http.RequestListener): Promise<Loopback> {
  return listening(http.createServer(listener), () => undefined);
}

/** A server that speaks whatever the test makes it speak, for answers that no HTTP server would give. */
export function rawServer(onConnection: (socket: net.Socket, request: string) => void): Promise<Loopback> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => onConnection(socket, data.toString('latin1')));
  });
  return listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

function listening(server: net.Server, beforeClose: () => void): Promise<Loopback> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise<void>((done) => {
            beforeClose();
            if (server instanceof http.Server) server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}
