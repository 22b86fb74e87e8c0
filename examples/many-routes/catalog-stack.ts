import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, OpenApiRestApi } from 'cdk-rest-integrations';
import type { Construct } from 'constructs';

const backend = 'https://catalog.internal.example.com';

/** 250 kinds of things with four methods each: three times what a template holds as resources of their own. */
export class CatalogStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const api = new OpenApiRestApi(this, 'Api', { restApiName: 'Catalog' });
    for (let kind = 1; kind <= 250; kind++) addKind(api.root, `kind-${kind}`);
    new CfnOutput(this, 'RootResourceId', { value: api.restApiRootResourceId });
  }
}

function addKind(root: IResource, name: string): void {
  const all = root.addResource(name);
  all.addMethod('GET', new HttpCustomIntegration(`${backend}/${name}`));
  all.addMethod('POST', new HttpCustomIntegration(`${backend}/${name}`));
  const one = all.addResource('{id}');
  one.addMethod('GET', new HttpCustomIntegration(`${backend}/${name}/{id}`));
  one.addMethod('DELETE', new HttpCustomIntegration(`${backend}/${name}/{id}`));
}
