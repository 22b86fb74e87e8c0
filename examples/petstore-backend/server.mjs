// The PetStore of API Gateway's developer guide, as far as the guide describes it, for tests and for trying things out:
//   node examples/petstore-backend/server.mjs [port]
// Listens on 127.0.0.1 and prints its URL; without a port, the system chooses one.
import { createServer } from 'node:http';

const pets = [
  { id: 1, type: 'dog', price: 249.99 },
  { id: 2, type: 'cat', price: 124.99 },
  { id: 3, type: 'fish', price: 0.99 },
];
const largestBody = 1_000_000;

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const route = `${request.method} ${url.pathname}`;
  const id = /^GET \/petstore\/pets\/([^/]+)$/.exec(route)?.[1];
  if (route === 'GET /petstore/pets') answerJson(response, 200, listed(url.searchParams));
  else if (route === 'POST /petstore/pets') answerJson(response, ...created(await bodyOf(request)));
  else if (id !== undefined) answerJson(response, ...onePet(id));
  else answer(response, 404, 'text/html; charset=utf-8', `Cannot ${request.method} ${url.pathname}`);
});

function listed(query) {
  const type = query.get('type');
  return pets.filter((pet) => type === null || pet.type === type);
}

function onePet(id) {
  if (!/^\d+$/.test(id)) return [400, missing(['type', 'price'])];
  const pet = pets.find((candidate) => candidate.id === Number(id));
  return pet ? [200, pet] : [404, { errors: [{ key: 'GetPetRequest.petId', message: 'The value is out of range' }] }];
}

function created(body) {
  const fields = ['type', 'price'].filter((name) => body?.[name] === undefined || body[name] === null);
  return fields.length > 0 ? [400, missing(fields)] : [200, { pet: { id: pets.length + 1, ...body }, message: 'success' }];
}

function missing(fields) {
  return { errors: fields.map((name) => ({ key: `Pet2.${name}`, message: 'Missing required field' })) };
}

/** The request's JSON; undefined where it is none, which counts as a pet without any field. */
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) if (text.length < largestBody) text += chunk;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerJson(response, status, content) {
  answer(response, status, 'application/json', JSON.stringify(content));
}

function answer(response, status, contentType, text) {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(text) }).end(text);
}

const port = Number(process.argv[2] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  process.stderr.write(`"${process.argv[2]}" is no port: write a number up to 65535, or nothing\n`);
  process.exit(2);
}
server.on('error', (error) => {
  process.stderr.write(`${error.code === 'EADDRINUSE' ? `port ${port} is in use: choose another one` : String(error)}\n`);
  process.exit(2);
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}/petstore\n`));
