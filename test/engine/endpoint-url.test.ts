import { compileAddress, fixedOrigin } from '../../lib/engine/address';
import { Alike } from '../../lib/engine/alike';
import { encodePathValue, encodeQueryValue, encodeStaticQueryValue, parseEndpointUrl } from '../../lib/engine/endpoint-url';
import { uriPieces } from '../../lib/plan/uri-pieces';

const stage = new Map([
  ['host', 'backend.example.com'],
  ['path', 'v1/x'],
]);

function url(uri: string, path: Record<string, string> = {}, query = ''): string {
  const made = compileAddress(uriPieces(uri), { stageVariables: stage, alike: new Alike() }).url(new Map(Object.entries(path)), query);
  return typeof made === 'string' ? made : made.origin + made.path;
}

test.each<[string, string, Record<string, string>, string, string]>([
  ['a fixed URI', 'http://h.example/a?b=1', {}, '', 'http://h.example/a?b=1'],
  ['a URI without a path', 'https://h.example', {}, '', 'https://h.example/'],
  ['a URI with a query and no path', 'https://h.example?a=1', {}, '', 'https://h.example/?a=1'],
  ["the scheme's own port", 'https://h.example:443/a', {}, '', 'https://h.example/a'],
  ['another port', 'http://H.example:8080/a', {}, '', 'http://h.example:8080/a'],
  ['an IPv6 address', 'http://[::1]:8080/a', {}, '', 'http://[::1]:8080/a'],
  ['a path variable', 'http://h.example/{p}', { p: 'a/b' }, '', 'http://h.example/a/b'],
  ['a path variable in the query', 'http://h.example/?q={p}', { p: 'x' }, '', 'http://h.example/?q=x'],
  ['a path variable in the host', 'http://{p}.example/a', { p: 'h' }, '', 'http://h.example/a'],
  [
    'stage variables',
    'http://${stageVariables.host}/${stageVariables.path}?v=${stageVariables.none}',
    {},
    '',
    'http://backend.example.com/v1/x?v=',
  ],
  ['a query of its own and one more', 'http://h.example/?a=1', {}, 'b=2', 'http://h.example/?a=1&b=2'],
  ['a query where there was none', 'http://h.example/a', {}, 'b=2', 'http://h.example/a?b=2'],
  ['dots, which nobody folds', 'http://h.example/public/{p}', { p: '../../etc/passwd' }, '', 'http://h.example/public/../../etc/passwd'],
  ['escaped dots and slashes', 'http://h.example/public/{p}', { p: '%2e%2e%2fx' }, '', 'http://h.example/public/%2e%2e%2fx'],
])('makes %s', (_what, uri, path, query, expected) => {
  expect(url(uri, path, query)).toBe(expected);
});

test.each<[string, string, Record<string, string>, RegExp]>([
  ['a path variable without a value', 'http://h.example/{p}', {}, /Illegal character in path/],
  ['another kind of variable', 'http://h.example/${other}', {}, /Illegal character in path/],
  ['a missing host', 'https://${stageVariables.none}', {}, /Invalid endpoint address/],
  ['no scheme', 'backend.example.com/a', {}, /Invalid endpoint address/],
  ['a user', 'http://user:pw@h.example/', {}, /Invalid endpoint address/],
  ['a host that a value broke out of', 'http://{p}.example/a', { p: 'evil.test/x?' }, /Invalid endpoint address|Illegal/],
  ['a host that a value put a user before', 'http://{p}h.example/', { p: 'user@' }, /Invalid endpoint address/],
  ['a blank', 'http://h.example/{p}', { p: 'a b' }, /Illegal character in path/],
  ['a line end', 'http://h.example/{p}', { p: 'a\r\nX: y' }, /Illegal character in path/],
  ['a half escape', 'http://h.example/{p}', { p: '%2' }, /Illegal character in path/],
  ['a port beyond all ports', 'http://h.example:70000/', {}, /Invalid endpoint address/],
])('refuses %s', (_what, uri, path, expected) => {
  expect(url(uri, path)).toMatch(expected);
});

test.each([
  ['http://h.example/{p}', 'http://h.example'],
  ['http://${stageVariables.host}/x', 'http://backend.example.com'],
  ['http://h.example', 'http://h.example'],
  ['http://{p}/x', undefined],
  ['http://h.example{p}', undefined],
  ['nonsense', undefined],
])('knows ahead that %s leads to %s', (uri, origin) => {
  expect(fixedOrigin(uriPieces(uri), stage)).toBe(origin);
});

test.each([
  ['path', encodePathValue, 'a b/ü?#%"\ud800', 'a%20b/%C3%BC%3F%23%25%22%EF%BF%BD'],
  ['query string', encodeQueryValue, 'a b&c=ü+', 'a%20b%26c%3D%C3%BC%2B'],
  ['static query string', encodeStaticQueryValue, 'a%20b c&d', 'a%20b%20c%26d'],
])('a value for the %s is encoded', (_where, encode, value, expected) => {
  expect(encode(value)).toBe(expected);
});

test('a fragment is no part of what is sent', () => {
  expect(parseEndpointUrl('http://h.example/a#b')).toMatchObject({ path: '/a' });
});
