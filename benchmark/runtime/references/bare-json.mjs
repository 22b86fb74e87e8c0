// node:http answering always the same, with nothing in between: ANSWER holds status, headers and body of the MOCK that it stands for.
import http from 'node:http';

const { status, headers, body } = JSON.parse(process.env.ANSWER);
const bytes = Buffer.from(body);
const server = http.createServer((_req, res) => {
  res.writeHead(status, headers);
  res.end(bytes);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
