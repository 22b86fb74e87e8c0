import { App, Stack } from 'aws-cdk-lib';
import { ApiDefinition, HttpIntegration, type IRestApi, PassthroughBehavior, RestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';

/** How the API of the benchmark is declared. */
export type Mode = 'stock RestApi' | 'stock SpecRestApi' | 'ours, RestApi' | 'ours, one resource';

// An API of COUNT methods, four to a pair of resources, declared as MODE says. What a mode does not need is not loaded.
const count = Number(process.env.COUNT);
const mode = process.env.MODE as Mode;
const url = (index: number) => `https://petstore.example.com/r${index}/{id}`;
const verbs = ['GET', 'PUT', 'POST', 'DELETE'];

const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 }, outdir: process.env.OUT });
const stack = new Stack(app, 'Test');

if (mode === 'stock RestApi') declare(new RestApi(stack, 'Api', { cloudWatchRole: false }), stockIntegration);
else if (mode === 'stock SpecRestApi') specRestApi();
else {
  const { HttpCustomIntegration, OpenApiRestApi } = require('../../lib') as typeof import('../../lib');
  const props = { cloudWatchRole: false };
  const api = mode === 'ours, RestApi' ? new RestApi(stack, 'Api', props) : new OpenApiRestApi(stack, 'Api', props);
  declare(api, (index) => new HttpCustomIntegration(url(index)));
}
app.synth();
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`cpu ${(user + system) / 1e6} memory ${process.resourceUsage().maxRSS / 1024}\n`);
});

function declare(api: IRestApi, integration: (index: number) => HttpIntegration): void {
  for (let index = 0; index * verbs.length < count; index++) {
    const resource = api.root.addResource(`r${index}`).addResource('{id}');
    for (const verb of verbs) {
      resource.addMethod(verb, integration(index), {
        requestParameters: { 'method.request.path.id': true },
        methodResponses: [{ statusCode: '200' }],
      });
    }
  }
}

function stockIntegration(index: number): HttpIntegration {
  return new HttpIntegration(url(index), {
    proxy: false,
    httpMethod: 'GET',
    options: {
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      integrationResponses: [{ statusCode: '200' }],
      passthroughBehavior: PassthroughBehavior.WHEN_NO_MATCH,
    },
  });
}

function specRestApi(): void {
  const paths: Record<string, unknown> = {};
  for (let index = 0; index * verbs.length < count; index++) {
    paths[`/r${index}/{id}`] = Object.fromEntries(verbs.map((verb) => [verb.toLowerCase(), operation(index)]));
  }
  const document = { openapi: '3.0.0', info: { title: 'Api' }, paths };
  new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromInline(document), cloudWatchRole: false });
}

function operation(index: number): unknown {
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: '200 response' } },
    'x-amazon-apigateway-integration': {
      type: 'http',
      httpMethod: 'GET',
      uri: url(index),
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      responses: { default: { statusCode: '200' } },
    },
  };
}
