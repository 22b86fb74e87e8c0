import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { HttpCustomIntegration, OpenApiRestApi } from 'cdk-rest-integrations';
import type { Construct } from 'constructs';

export class PetsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const api = OpenApiRestApi.fromDocument(this, 'Api', path.join(__dirname, 'pets.yaml'));
    const pets = api.root.resourceForPath('/pets'); // the document has it; the method is new
    pets.addMethod('POST', new HttpCustomIntegration('https://petstore.example.com/pets'));
  }
}
