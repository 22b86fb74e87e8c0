import { Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/** Orders that shops place with a key, and a catalogue that is cached. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const api = new apigateway.RestApi(this, 'Orders', {
      deployOptions: {
        stageName: 'live',
        cacheClusterEnabled: true,
        methodOptions: { '/catalogue/GET': { cachingEnabled: true, throttlingRateLimit: 100, throttlingBurstLimit: 50 } },
      },
    });
    const shop = new apigateway.HttpIntegration('https://shop.example.com', { httpMethod: 'ANY' });
    api.root.addResource('catalogue').addMethod('GET', shop);
    api.root.addResource('orders').addMethod('POST', shop, { apiKeyRequired: true });

    const plan = api.addUsagePlan('Basic', {
      name: 'Basic',
      apiStages: [{ stage: api.deploymentStage }],
      throttle: { rateLimit: 1, burstLimit: 2 },
      quota: { limit: 1000, period: apigateway.Period.DAY },
    });
    plan.addApiKey(api.addApiKey('Reader', { value: 'key-of-the-reader-0001' }));
  }
}
