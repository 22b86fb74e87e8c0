import { nearestRoutes } from '../../../lib/engine/tracing/nearest-routes';
import type { MethodPlan } from '../../../lib/plan';

function nearest(request: string, ...routes: readonly string[]): readonly string[] {
  const [verb, path] = request.split(' ');
  return nearestRoutes(routes.map(methodPlan), verb, path);
}

function methodPlan(route: string): MethodPlan {
  const [httpMethod, resourcePath] = route.split(' ');
  const integration = { type: 'MOCK' } as unknown as MethodPlan['integration'];
  return {
    resourcePath,
    httpMethod,
    resourceId: 'r',
    authorization: 'NONE',
    apiKeyRequired: false,
    parameters: [],
    models: [],
    integration,
  };
}

const petStore = ['GET /health', 'GET /pets', 'POST /pets', 'GET /pets/{petId}', 'DELETE /pets/{petId}', 'GET /log/{entry}'];

test.each<[why: string, request: string, routes: readonly string[], nearest: readonly string[]]>([
  ['a misspelt part, and no route that only has as many parts', 'GET /pet/7', petStore, ['GET /pets/{petId}', 'DELETE /pets/{petId}']],
  ['swapped letters', 'GET /haelth', petStore, ['GET /health']],
  ['another case', 'GET /Health', petStore, ['GET /health']],
  ['the path with other verbs, without what is much farther', 'PATCH /pets/7', petStore, ['DELETE /pets/{petId}', 'GET /pets/{petId}']],
  ['the same verb before others where the path is misspelt', 'POST /pet', petStore, ['POST /pets', 'GET /pets']],
  [
    'a known path before a misspelt one with the verb',
    'POST /pets/7',
    ['GET /pets/{id}', 'POST /pet/{id}'],
    ['GET /pets/{id}', 'POST /pet/{id}'],
  ],
  ['a path that goes on where a known one ends', 'GET /pets/7/toys', ['GET /pets/{id}', 'GET /health'], ['GET /pets/{id}']],
  ['a path that ends where a known one goes on', 'GET /pets', ['GET /pets/{id}', 'GET /health'], ['GET /pets/{id}']],
  ['nothing that goes on for longer than the path itself', 'GET /pets', ['GET /pets/{id}/toys/{toy}'], []],
  ['nothing that shares no name', 'GET /7', ['GET /{a}/{b}'], []],
  ['a greedy variable whose value is missing', 'GET /', ['ANY /{proxy+}'], ['ANY /{proxy+}']],
  ['a greedy variable that would take the rest', 'GET /file/a/b/c', ['GET /files/{path+}', 'GET /other/{path+}'], ['GET /files/{path+}']],
  ['another version', 'GET /v2/pets', ['GET /v1/pets', 'GET /v1/dogs'], ['GET /v1/pets']],
  ['no other short name', 'GET /a', ['GET /b', 'GET /cd'], []],
  ['no name with two of three letters changed', 'GET /cow', ['GET /cat'], []],
  ['at most three', 'PUT /pets', ['GET /pets', 'POST /pets', 'HEAD /pets', 'DELETE /pets'], ['DELETE /pets', 'GET /pets', 'HEAD /pets']],
  ['none at all', 'GET /orders', petStore, []],
  ['names of prototypes as any other', 'GET /__proto__', ['GET /constructor', 'GET /__proto_'], ['GET /__proto_']],
])('near is %s', (_why, request, routes, expected) => {
  expect(nearest(request, ...routes)).toEqual(expected);
});

test('a path of hostile length is compared with many routes in no time', () => {
  const routes = Array.from({ length: 500 }, (_, index) => `GET /${'x'.repeat(99)}${index}/{p+}`);
  const started = process.cpuUsage();
  expect(nearest(`GET /${'y'.repeat(100)}${'/z'.repeat(2000)}`, ...routes)).toEqual([]);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
});
