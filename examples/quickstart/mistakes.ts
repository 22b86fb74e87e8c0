import { App, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MethodRequest } from 'cdk-rest-integrations';

const app = new App();
const api = new RestApi(new Stack(app, 'Pets'), 'Api');
const pet = new HttpCustomIntegration('http://petstore.example.com:22/pets/{id}', {
  request: { path: { petid: MethodRequest.path('petId') } },
});
api.root.addResource('pets').addResource('{petId}').addMethod('GET', pet);
app.synth();
