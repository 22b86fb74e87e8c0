import { App, Stack } from 'aws-cdk-lib';
import { Integration, IntegrationType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MappingTemplate, MethodRequest } from '../../lib';
import { answer, LocalApi } from '../../lib/testing';
import '../../lib/testing/jest-matchers';

// The developer guide's "basic tasks of an API integration request": GET /{var}?query=value becomes POST / with a JSON body.

function api(integration: Integration, requestParameters?: Record<string, boolean>): LocalApi {
  const stack = new Stack(new App(), 'Test');
  new RestApi(stack, 'Api').root
    .addResource('{var}')
    .addMethod('GET', integration, { requestParameters, methodResponses: [{ statusCode: '200' }] });
  return LocalApi.from(stack);
}

const ours = () =>
  api(
    new HttpCustomIntegration('http://service.domain.com/', {
      httpMethod: 'POST',
      request: {
        templates: {
          'application/json': MappingTemplate.json({ path: MethodRequest.path('var'), type: MethodRequest.queryString('query') }),
        },
      },
    }),
  );

const stock = () =>
  api(
    new Integration({
      type: IntegrationType.HTTP,
      uri: 'http://service.domain.com/',
      integrationHttpMethod: 'POST',
      options: {
        requestParameters: { 'integration.request.header.Content-Type': "'application/json'" },
        requestTemplates: {
          'application/json': [
            '{ "path": "$util.escapeJavaScript($input.params(\'var\')).replaceAll("\\\\\'", "\'")",',
            '  "type": "$util.escapeJavaScript($input.params(\'query\')).replaceAll("\\\\\'", "\'")" }',
          ].join('\n'),
        },
        integrationResponses: [{ statusCode: '200' }],
      },
    }),
    { 'method.request.path.var': true, 'method.request.querystring.query': false },
  );

describe.each([
  ['our construct', ours],
  ['stock constructs', stock],
])('with %s', (_what, local) => {
  test.each<[string, string, unknown]>([
    ['GET /a?query=value', '{"path":"a","type":"value"}', { path: 'a', type: 'value' }],
    [
      `GET /a?query=${encodeURIComponent('"quoted" it\'s \\ and\nnew lines\t\u2028 é')}`,
      'hostile',
      { path: 'a', type: '"quoted" it\'s \\ and\nnew lines\t\u2028 é' },
    ],
  ])('%s arrives as a JSON body', async (request, _name, expected) => {
    const call = await local().invoke(request, { backend: answer(200, {}) });
    expect(call).toHaveSent({ method: 'POST', url: 'http://service.domain.com/', headers: { 'content-type': 'application/json' } });
    expect(call.sent?.json).toEqual(expected);
    expect(call).toHaveStatus(200);
  });
});
