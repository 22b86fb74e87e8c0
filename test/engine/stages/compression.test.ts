import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { acceptedCoding } from '../../../lib/engine/stages/compression/accepted-coding';
import { document, running } from '../apis';

const proxy = { type: 'http_proxy', httpMethod: 'POST', uri: 'https://backend.example.com/pets' };
const custom = {
  type: 'http',
  httpMethod: 'POST',
  uri: 'https://backend.example.com/pets',
  requestTemplates: { 'application/json': '$input.body' },
  responses: { default: { statusCode: '200' } },
};
const compressing = { 'x-amazon-apigateway-minimum-compression-size': 10 };

test('a small body that decompresses to more than 10 MB is refused with 413, and not held', async () => {
  const { call, backend } = running(document({ 'POST /pets': custom }));
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(300_000);
  const answer = await call('POST /pets', { headers: ['Content-Encoding', 'gzip'], body: bomb });
  expect(answer.status).toBe(413);
  expect(backend.calls).toEqual([]);
});

test('a body of exactly 10 MB after decompression passes', async () => {
  const { call, backend } = running(document({ 'POST /pets': proxy }));
  const answer = await call('POST /pets', { headers: ['Content-Encoding', 'gzip'], body: gzipSync(Buffer.alloc(10 * 1024 * 1024)) });
  expect(answer.status).toBe(200);
  expect(backend.calls[0]?.body.length).toBe(10 * 1024 * 1024);
});

test('codings in a row are undone from the last to the first, up to three of them', async () => {
  const { call, backend } = running(document({ 'POST /pets': proxy }));
  const twice = gzipSync(gzipSync('{"a":1}'));
  expect((await call('POST /pets', { headers: ['Content-Encoding', 'gzip, gzip'], body: twice })).status).toBe(200);
  expect(backend.calls[0]?.body.toString()).toBe('{"a":1}');
  expect((await call('POST /pets', { headers: ['Content-Encoding', 'gzip, gzip, gzip, gzip'], body: twice })).status).toBe(415);
});

test('a Content-Encoding without a body is nothing to undo', async () => {
  const { call } = running(document({ 'POST /pets': proxy }));
  expect((await call('POST /pets', { headers: ['Content-Encoding', 'gzip'] })).status).toBe(200);
  expect((await call('POST /pets', { headers: ['Content-Encoding', 'gzip'], body: '' })).status).toBe(200);
});

test('a gateway response is not compressed', async () => {
  const { call } = running(document({ 'POST /pets': proxy }, compressing));
  const answer = await call('GET /none', { headers: ['Accept-Encoding', 'gzip'] });
  expect(answer.status).toBe(403);
  expect(answer.headers['content-encoding']).toBeUndefined();
});

test('the trace shows the body as it was before it was compressed, and the headers as they were sent', async () => {
  const { gateway } = running(
    document({ 'POST /pets': proxy }, compressing),
    { status: 200, body: 'compress me, please' },
    { trace: true },
  );
  const { body, headers, trace } = await gateway.handle({ method: 'POST', target: '/pets', headers: ['Accept-Encoding', 'gzip'] });
  expect(gunzipSync(body as Uint8Array).toString()).toBe('compress me, please');
  expect(headers.join(' ')).toContain('Content-Encoding gzip');
  expect(Buffer.from(trace?.methodResponse.body ?? []).toString()).toBe('compress me, please');
  expect(trace?.methodResponse.headers.join(' ')).toContain('Content-Encoding gzip');
});

test('no Accept-Encoding, however it is written, makes anything but a known coding', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (header) => {
      expect([undefined, 'gzip', 'deflate']).toContain(acceptedCoding(header));
    }),
  );
});

test('the quality alone decides, wherever a coding stands', () => {
  const quality = fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(quality, quality, fc.boolean(), (gzip, deflate, swapped) => {
      const items = [`gzip;q=${gzip}`, `deflate; q=${deflate}`];
      const wanted = gzip === deflate ? (swapped ? 'deflate' : 'gzip') : gzip > deflate ? 'gzip' : 'deflate';
      expect(acceptedCoding((swapped ? items.reverse() : items).join(', '))).toBe(wanted);
    }),
  );
});

test('a header of ten thousand items takes no time', () => {
  expect(acceptedCoding(`${'x;q=0.1,'.repeat(10_000)}gzip`)).toBeUndefined();
});
