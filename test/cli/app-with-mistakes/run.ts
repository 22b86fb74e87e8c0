import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MappingTemplate, OpenApiDocument, RestApiValidationPlugin, RuntimeHandler } from '../../../lib';

const app = new App();
Validations.of(app).addPlugins(new RestApiValidationPlugin());
const stack = new Stack(app, 'Shop');
const api = new RestApi(stack, 'Api', { cloudWatchRole: false });
api.root.addMethod('GET', new HttpCustomIntegration('http://shop.example.com:22/'));
api.root.addMethod(
  'POST',
  new HttpCustomIntegration('https://shop.example.com/', {
    request: { templates: { 'application/json': MappingTemplate.fromFile(join(__dirname, 'create.vtl')) } },
  }),
);
new OpenApiDocument(stack, 'Document', { api });
new RuntimeHandler(stack, 'Handler', { api });
app.synth();
