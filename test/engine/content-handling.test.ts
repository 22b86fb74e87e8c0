import fc from 'fast-check';
import { convertRequest, convertResponse, decodeBase64 } from '../../lib/engine/content-handling';
import { compileBinaryMediaTypes } from '../../lib/engine/media-types';
import { backendUrl, document, running } from './apis';

test.each<[string[], string | undefined, boolean]>([
  [[], 'image/png', false],
  [['image/png'], 'image/png', true],
  [['image/png'], 'IMAGE/PNG; q=1', true],
  [['image/png'], 'image/png, text/plain', true],
  [['image/png'], 'text/plain, image/png', false],
  [['image/png'], 'image/*', false],
  [['image/png'], '*/*', false],
  [['image/*'], 'image/whatever', true],
  [['image/*'], 'image/*', true],
  [['image/*'], 'imagery/png', false],
  [['*/png'], 'image/png', false],
  [['*/png'], '*/png', false],
  [['image/png'], 'png', false],
  [['image/png'], undefined, false],
  [['*/*'], 'text/plain', true],
  [['*/*'], undefined, true],
])('with binary media types %j, %s is binary: %s', (types, header, binary) => {
  expect(compileBinaryMediaTypes(types)(header)).toBe(binary);
});

test('what is encoded comes back, and text that is no base64 does not decode', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const encoded = convertRequest(bytes, true, 'CONVERT_TO_TEXT')!;
      expect(encoded.text).toBe(true);
      const decoded = convertRequest(encoded.bytes, false, 'CONVERT_TO_BINARY')!;
      expect([...decoded.bytes]).toEqual([...bytes]);
      expect(decoded.text).toBe(false);
    }),
  );
  for (const text of ['a b', 'abc$', 'a', 'é', '=abc']) expect(decodeBase64(text)).toBeUndefined();
});

test('valid UTF-8 passes untouched on either side', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.from(text);
      expect(convertRequest(bytes, false, undefined)).toEqual({ bytes, text: true, conversion: 'unchanged' });
      expect(convertResponse(bytes, false, false, 'CONVERT_TO_TEXT')).toEqual({ bytes, text: true, conversion: 'unchanged' });
    }),
  );
});

describe('an API whose binary media type is */*', () => {
  const root = { 'x-amazon-apigateway-binary-media-types': ['*/*'] };
  const mock = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '204', responseTemplates: { 'application/json': 'x' } } },
  };

  test('breaks its MOCK preflights, unless they convert to text', async () => {
    expect((await running(document({ 'OPTIONS /x': mock }, root)).call('OPTIONS /x')).status).toBe(500);
    const converted = { ...mock, contentHandling: 'CONVERT_TO_TEXT' };
    expect(await running(document({ 'OPTIONS /x': converted }, root)).call('OPTIONS /x', { headers: ['Accept', '*/*'] })).toMatchObject({
      status: 204,
      body: 'x',
    });
  });

  test('breaks a response template, for which JSON is binary', async () => {
    const responses = { default: { statusCode: '200', responseTemplates: { 'application/json': "$input.json('$')" } } };
    const http = { type: 'http', httpMethod: 'GET', uri: backendUrl, responses };
    const answer = { status: 200, headers: ['Content-Type', 'application/json'], body: '{"a":1}' };
    expect(
      (await running(document({ 'GET /x': http }, root), answer).call('GET /x', { headers: ['Accept', 'application/json'] })).status,
    ).toBe(500);
  });
});

test.each([
  ['CONVERT_TO_TEXT', Buffer.from([0xff]), '/w=='],
  ['CONVERT_TO_BINARY', Buffer.from('text'), 'text'],
])('a proxy whose integration says %s converts its answer, and leaves it alone otherwise', async (contentHandling, body, expected) => {
  const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: backendUrl };
  const root = { 'x-amazon-apigateway-binary-media-types': ['image/png'] };
  const answer = { status: 200, headers: ['Content-Type', 'image/png'], body };
  expect((await running(document({ 'GET /x': { ...proxy, contentHandling } }, root), answer).call('GET /x')).body).toBe(expected);
  const { gateway } = running(document({ 'GET /x': proxy }, root), answer);
  const untouched = await gateway.handle({ method: 'GET', target: '/x', headers: [] });
  expect(Buffer.from(untouched.body as Uint8Array)).toEqual(body);
});
