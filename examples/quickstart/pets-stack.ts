import { Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpCustomIntegration,
  HttpProxyResource,
  IntegrationResponseSource,
  MappingTemplate,
  MethodRequest,
  OpenApiDocument,
  RuntimeHandler,
} from 'cdk-rest-integrations';
import type { Construct } from 'constructs';

export class PetsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const api = new RestApi(this, 'Api');
    const notFound = MappingTemplate.json({ error: IntegrationResponseSource.body('$.msg') });
    const pet = new HttpCustomIntegration('https://petstore.example.com/pets/{petId}', {
      request: { queryString: { kind: MethodRequest.queryString('type') } },
      responses: [{ statusCode: '200' }, { statusCode: '404', selectionPattern: '404', templates: { 'application/json': notFound } }],
    });
    api.root.addResource('pets').addResource('{petId}').addMethod('GET', pet);
    new HttpProxyResource(api.root, 'Site', { url: 'https://www.example.com', includeParent: true });
    new OpenApiDocument(this, 'Document', { api });
    new RuntimeHandler(this, 'Handler', { api });
  }
}
