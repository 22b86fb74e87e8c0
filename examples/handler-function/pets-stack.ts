import { CfnOutput, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { HttpProxyResource, RuntimeHandler } from 'cdk-rest-integrations';
import type { Construct } from 'constructs';

/** The same API twice: as API Gateway serves it, and as a Lambda function does without it. */
export class PetsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const api = new RestApi(this, 'Api', { cloudWatchRole: false });
    new HttpProxyResource(api.root, 'Pets', { url: 'https://pets.example.com' });

    const handler = new RuntimeHandler(this, 'Handler', { api });
    const served = handler.addFunction('Function', { functionUrlAuthType: FunctionUrlAuthType.NONE, responseStreaming: true });
    new CfnOutput(this, 'Url', { value: served.functionUrl.url });
  }
}
