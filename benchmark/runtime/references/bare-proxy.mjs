// The smallest correct streaming proxy of node:http and undici's pool: raw headers in and out, back-pressure both ways, connections
// given back when a client leaves. What the handler is measured against.
import http from 'node:http';
import { Pool } from 'undici';

const pool = new Pool(process.env.BACKEND, { connections: 256, headersTimeout: 0, bodyTimeout: 0 });
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect']);

const server = http.createServer((req, res) => {
  const headers = [];
  let framed = false;
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i].toLowerCase();
    if (name === 'transfer-encoding' || (name === 'content-length' && req.rawHeaders[i + 1] !== '0')) framed = true;
    if (!hopByHop.has(name)) headers.push(req.rawHeaders[i], req.rawHeaders[i + 1]);
  }
  let abort;
  res.on('close', () => {
    if (!res.writableFinished) abort?.();
  });
  pool.dispatch(
    { path: req.url, method: req.method, headers, body: framed ? req : null },
    {
      onConnect(give) {
        if (res.destroyed) give();
        else abort = give;
      },
      onHeaders(status, raw, resume) {
        if (status < 200) return true;
        const answer = [];
        for (let i = 0; i < raw.length; i += 2) {
          const name = raw[i].toString('latin1');
          if (!hopByHop.has(name.toLowerCase())) answer.push(name, raw[i + 1].toString('latin1'));
        }
        res.on('drain', resume);
        res.writeHead(status, answer);
        return true;
      },
      onData: (chunk) => res.write(chunk),
      onComplete: () => res.end(),
      onError() {
        if (res.headersSent) res.destroy();
        else res.writeHead(502, ['Content-Length', '0']).end();
      },
    },
  );
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
