import { type App, Stack } from 'aws-cdk-lib';
import { AwsIntegration, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';

/** A function behind `/greeting`, and a table of the names behind `/names/{name}`, without a function between. */
export class GreeterStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);
    const greeter = new LambdaFunction(this, 'Greeter', {
      runtime: Runtime.NODEJS_20_X,
      handler: 'index.handler',
      code: Code.fromAsset(`${__dirname}/greeter`),
      environment: { WORD: 'Hello' },
    });
    const names = new Table(this, 'Names', { tableName: 'names', partitionKey: { name: 'name', type: AttributeType.STRING } });
    const role = new Role(this, 'Gateway', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    names.grantReadWriteData(role);
    const api = new RestApi(this, 'Api');
    api.root.addResource('greeting').addMethod('GET', new LambdaIntegration(greeter));
    api.root
      .addResource('names')
      .addResource('{name}')
      .addMethod(
        'PUT',
        new AwsIntegration({
          service: 'dynamodb',
          action: 'PutItem',
          options: {
            credentialsRole: role,
            requestTemplates: { 'application/json': `{"TableName":"names","Item":{"name":{"S":"$input.params('name')"}}}` },
            integrationResponses: [{ statusCode: '204' }],
          },
        }),
        { methodResponses: [{ statusCode: '204' }] },
      );
  }
}
