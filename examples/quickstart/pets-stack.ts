import { Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, HttpProxyResource, IntegrationResponseSource, MappingTemplate, MethodRequest } from 'cdk-rest-integrations';
import type { Construct } from 'constructs';

export class PetsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const api = new RestApi(this, 'Api');
    const pet = new HttpCustomIntegration('https://petstore.example.com/pets/{id}', {
      request: { path: { id: MethodRequest.path('petId') }, queryString: { kind: MethodRequest.queryString('type') } },
      responses: [
        {
          selectionPattern: '404',
          statusCode: '404',
          templates: { 'application/json': MappingTemplate.json({ error: IntegrationResponseSource.body('$.msg') }) },
        },
        { statusCode: '200' },
      ],
    });
    api.root.addResource('pets').addResource('{petId}').addMethod('GET', pet);
    new HttpProxyResource(api.root.addResource('site'), 'Proxy', { url: 'https://www.example.com' });
  }
}
