import { App, Stack, Validations } from 'aws-cdk-lib';
import { HttpIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MethodRequest, RestApiValidationPlugin } from '../../../../lib';

const [, , mode] = process.argv;
const app = new App({ autoSynth: mode !== 'caught' && mode !== 'another' });
const stack = new Stack(app, 'PetStack');
const api = new RestApi(stack, 'Api', { cloudWatchRole: false });

if (mode === 'plugin' || mode === 'acknowledged') {
  api.root.addMethod('GET', new HttpIntegration('https://petstore.example.com/{id}'));
  Validations.of(app).addPlugins(new RestApiValidationPlugin());
  if (mode === 'acknowledged')
    Validations.of(api).acknowledge({ id: 'cdk-rest-integrations::uri-variable-unmapped', reason: 'a template' });
} else {
  api.root
    .addResource('pets')
    .addResource('{petId}')
    .addMethod(
      'GET',
      new HttpCustomIntegration('https://petstore.example.com/{id}', { request: { path: { petid: MethodRequest.path('petId') } } }),
    );
  api.root.addMethod('GET', new HttpIntegration('ftp://petstore.example.com'));
  if (mode === 'others') new RestApi(stack, 'Empty', { cloudWatchRole: false });
}

try {
  if (mode === 'wrong name') MethodRequest.queryString('filter[type]');
  if (mode === 'caught' || mode === 'another') app.synth();
} catch (error) {
  if (mode === 'wrong name') throw error;
  process.stderr.write('caught\n');
  if (mode === 'another') throw new TypeError('something else');
}
