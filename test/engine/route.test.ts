import fc from 'fast-check';
import { compileRouter } from '../../lib/engine/stages/route';
import { routeTree } from '../../lib/plan/routes';

/** A router over `GET /pets`-like methods that answers the method's text and the path variables. */
function router(...methods: string[]) {
  const plans = methods.map((method) => ({ httpMethod: method.split(' ')[0], resourcePath: method.split(' ')[1] }));
  const route = compileRouter(routeTree(plans));
  return (method: string, path: string) => {
    const routed = route(method, path);
    return routed && [methods[routed.method], ...routed.pathVariables.map(([name, value]) => `${name}=${value}`)].join(' ');
  };
}

test.each<[string, string[], string, string | undefined]>([
  ['a literal path', ['GET /a/b'], 'GET /a/b', 'GET /a/b'],
  ['the root', ['GET /'], 'GET /', 'GET /'],
  ['the root without a path', ['GET /'], 'GET ', 'GET /'],
  ['another method of a known path', ['GET /a'], 'POST /a', undefined],
  ['HEAD where only GET is', ['GET /a'], 'HEAD /a', undefined],
  ['a longer path', ['GET /a'], 'GET /a/b', undefined],
  ['a shorter path', ['GET /a/b'], 'GET /a', undefined],
  ['a path variable', ['GET /a/{id}'], 'GET /a/7', 'GET /a/{id} id=7'],
  ['two path variables', ['GET /{a}/x/{b}'], 'GET /1/x/2', 'GET /{a}/x/{b} a=1 b=2'],
  ['a path variable without a value', ['GET /a/{id}'], 'GET /a/', undefined],
  ['a greedy variable', ['GET /{proxy+}'], 'GET /a/b/c', 'GET /{proxy+} proxy=a/b/c'],
  ['a greedy variable without a value', ['GET /{proxy+}'], 'GET /', undefined],
  ['a literal before a variable', ['GET /{id}', 'GET /a'], 'GET /a', 'GET /a'],
  ['a variable before a greedy one', ['GET /{proxy+}', 'GET /{id}'], 'GET /a', 'GET /{id} id=a'],
  ['ANY on the literal before the verb on the greedy sibling', ['OPTIONS /{proxy+}', 'ANY /a'], 'OPTIONS /a', 'ANY /a'],
  ['the greedy sibling that has the method', ['POST /a', 'OPTIONS /{proxy+}'], 'OPTIONS /a', 'OPTIONS /{proxy+} proxy=a'],
  ['the verb before ANY', ['ANY /a', 'GET /a'], 'GET /a', 'GET /a'],
  ['ANY for PATCH', ['ANY /a'], 'PATCH /a', 'ANY /a'],
  ['ANY not for TRACE', ['ANY /a'], 'TRACE /a', undefined],
  [
    'the way back up to the root',
    ['GET /part1', 'GET /part1/known', 'GET /{param+}'],
    'GET /part1/other',
    'GET /{param+} param=part1/other',
  ],
  ['the way back from a variable that leads nowhere', ['GET /{a}/x', 'GET /{p+}'], 'GET /1/y', 'GET /{p+} p=1/y'],
  ['the way back from a literal into a variable', ['GET /a/x', 'GET /{v}/y'], 'GET /a/y', 'GET /{v}/y v=a'],
  ['a trailing slash', ['GET /a'], 'GET /a/', 'GET /a'],
  ['a trailing slash after a greedy value', ['GET /{p+}'], 'GET /a/b/', 'GET /{p+} p=a/b'],
  ['slashes doubled at the start', ['GET /a'], 'GET //a', 'GET /a'],
  ['slashes doubled in the middle', ['GET /{p+}'], 'GET /a//b', 'GET /{p+} p=a//b'],
  ['slashes doubled in the middle of a literal path', ['GET /a/b'], 'GET /a//b', undefined],
  ['raw escapes', ['GET /{p}'], 'GET /test%2Balias@x%2Fy', 'GET /{p} p=test%2Balias@x%2Fy'],
  ['names of prototypes', ['GET /{__proto__}/constructor'], 'GET /toString/constructor', 'GET /{__proto__}/constructor __proto__=toString'],
  ['a prototype name that nobody defined', ['GET /a'], 'GET /__proto__', undefined],
])('routes %s', (_what, methods, request, expected) => {
  const [method, path] = request.split(' ') as [string, string];
  expect(router(...methods)(method, path)).toBe(expected);
});

test('the order of definition does not matter', () => {
  const methods = ['GET /a', 'GET /{id}', 'GET /{p+}', 'ANY /a/b', 'GET /{id}/c', 'POST /a'];
  const paths = fc.array(fc.constantFrom('a', 'b', 'c', '', 'x'), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(methods, { minLength: methods.length }),
      fc.constantFrom('GET', 'POST'),
      paths,
      (shuffled, verb, path) => {
        expect(router(...shuffled)(verb, path)).toBe(router(...methods)(verb, path));
      },
    ),
  );
});

test('a greedy value is the path that was sent', () => {
  const segments = fc.array(fc.stringMatching(/^[a-z0-9%.~-]{1,8}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(segments, (parts) => {
      expect(router('ANY /{proxy+}')('GET', `/${parts.join('/')}`)).toBe(`ANY /{proxy+} proxy=${parts.join('/')}`);
    }),
  );
});
