import { App } from 'aws-cdk-lib';
import { answer, LocalApi } from 'cdk-rest-integrations/testing';
import { PetsStack } from './pets-stack';

const api = LocalApi.from(new PetsStack(new App(), 'Pets'));

test('the API has no problems', () => expect(api).toHaveNoProblems());

test('the method', () => expect(api.method('GET /pets/{petId}')).toMatchSnapshot());

test('an unknown pet', async () => {
  const call = await api.invoke('GET /pets/7?type=dog', { backend: answer(404, { msg: 'no "pet"' }) });
  expect(call).toHaveSent({ url: 'https://petstore.example.com/pets/7?kind=dog' });
  expect(call).toMatchSnapshot();
});
