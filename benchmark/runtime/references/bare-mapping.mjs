// The mapping of the HTTP custom integration in apis.ts, written by hand in JavaScript, on the bare proxy's way of calling.
import http from 'node:http';
import { Pool } from 'undici';

const pool = new Pool(process.env.BACKEND, { connections: 256, headersTimeout: 0, bodyTimeout: 0 });

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const order = JSON.parse(Buffer.concat(chunks).toString());
    const sent = JSON.stringify({
      customer: order.customer.name,
      city: order.customer.city,
      lines: order.items.map(({ sku, count }) => ({ article: sku, quantity: count })),
    });
    let status = 0;
    const pieces = [];
    let abort;
    res.on('close', () => {
      if (!res.writableFinished) abort?.();
    });
    pool.dispatch(
      { path: '/order', method: 'POST', headers: ['Content-Type', 'application/json', 'Accept', 'application/json'], body: sent },
      {
        onConnect(give) {
          if (res.destroyed) give();
          else abort = give;
        },
        onHeaders(code) {
          status = code;
          return true;
        },
        onData(chunk) {
          pieces.push(chunk);
          return true;
        },
        onComplete() {
          const { id, name, items } = JSON.parse(Buffer.concat(pieces).toString());
          const body = JSON.stringify({ id, name, tags: items.map(({ label }) => label) });
          res.writeHead(status < 300 ? 200 : 502, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))]);
          res.end(body);
        },
        onError() {
          res.writeHead(502, ['Content-Length', '0']).end();
        },
      },
    );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
