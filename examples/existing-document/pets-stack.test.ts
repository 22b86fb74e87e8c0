import { App } from 'aws-cdk-lib';
import { answer, LocalApi } from 'cdk-rest-integrations/testing';
import { PetsStack } from './pets-stack';

const api = LocalApi.from(new PetsStack(new App(), 'Pets'));

test('the methods of document and code are those of one API', () => {
  expect(api.methods.map(({ name }) => name)).toEqual(['GET /pets', 'POST /pets']);
  expect(api).toHaveNoProblems();
});

test.each(['GET /pets', 'POST /pets'])('%s answers', async (request) => {
  expect((await api.invoke(request, { backend: answer(200, []) })).status).toBe(200);
});
