import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { PetStoreStack } from '../../examples/petstore/petstore-stack';
import { PetStoreBackend } from './petstore-backend';
import { ServerProcess } from './server-process';

// What synthesis of the example writes, run with plain Node against a real backend.

let backend: PetStoreBackend;
const servers: ServerProcess[] = [];

async function serve(directory: string, folder: string): Promise<string> {
  const server = await ServerProcess.start(['server.js', '--port', '0'], path.join(directory, folder));
  servers.push(server);
  return /http:\S+/.exec(server.firstLine)![0];
}

let site: string;
let pets: string;

beforeAll(async () => {
  backend = await PetStoreBackend.start();
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'handler-')) });
  new PetStoreStack(app, 'PetStore', { petStoreUrl: backend.url });
  const { directory } = app.synth();
  [site, pets] = (await Promise.all(['PetStore.Site.Handler', 'PetStore.Pets.Handler'].map((folder) => serve(directory, folder)))) as [
    string,
    string,
  ];
}, 60_000);

afterAll(() => Promise.all([...servers, backend].map((server) => server.stop())));

test.each<[string, number, unknown]>([
  ['/pets?type=dog', 200, [{ id: 1, type: 'dog', price: 249.99 }]],
  ['/pets/1', 200, { id: 1, type: 'dog', price: 249.99 }],
  ['/', 403, { message: 'Missing Authentication Token' }],
])('the handler of the mirrored site answers GET %s with %d', async (target, status, body) => {
  const answer = await fetch(site + target);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual(body);
});

test('the handler of the pets applies mappings and generated templates', async () => {
  const answer = await fetch(`${pets}/pets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'dog', price: '3.50', note: 'a "quoted"\nnote' }),
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('x-pet-type')).toBe('dog');
  expect(await answer.json()).toMatchObject({ created: { type: 'dog', price: 3.5, note: 'a "quoted"\nnote' } });
});
