import { compileBodyValue } from '../../lib/engine/body-values';
import { Failure } from '../../lib/engine/failure';

const BODY = '{"a": [1, 2, {"b": "x"}], "s": "text", "n": null}';

test.each([
  ['$.a', '[1,2,{"b":"x"}]'],
  ['$.a[-1].b', 'x'],
  ['$..b', '["x"]'],
  ["$.a[?(@.b == 'x')].b", '["x"]'],
  ['$.a.length()', '3'],
  ['$.a.max()', '2.0'],
  ['$.n', undefined],
  ['$.nope', undefined],
])('of the body, %s gives %s', (path, value) => {
  expect(compileBodyValue('request', path)(BODY)).toBe(value);
});

test.each([
  ['a path that is none', '$.a[?(@ =~ /(/)]'],
  ['a function that there is not', '$.nope()'],
  ['a function on what it is not made for', '$.s.min()'],
  ['a path that visits too much', '$..*..*..*'],
])('%s fails the call, on both sides', (_, path) => {
  const deep = `${'['.repeat(400)}1${']'.repeat(400)}`;
  for (const side of ['request', 'response'] as const) {
    const value = compileBodyValue(side, path)(`{"s": "x", "l": ${deep}}`);
    expect(value instanceof Failure && value.stage).toBe(side === 'request' ? 'integrationRequest' : 'integrationResponse');
  }
});
