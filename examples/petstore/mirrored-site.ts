import { Validations } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
// An app of your own imports these from 'cdk-rest-integrations'.
import { HttpProxyResource, OpenApiDocument, OpenApiRendering, OpenApiVersion, RuntimeHandler } from '../../lib';

export interface MirroredSiteProps {
  readonly petStoreUrl: string;
}

/** Everything below the API's root is passed on to the PetStore. */
export class MirroredSite extends Construct {
  public readonly api: RestApi;

  constructor(scope: Construct, id: string, { petStoreUrl }: MirroredSiteProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      restApiName: 'PetStoreWithProxyResource',
      cloudWatchRole: false,
      deployOptions: { stageName: 'test' },
    });
    new HttpProxyResource(this.api.root, 'Proxy', { url: petStoreUrl, cacheNamespace: 'rbftud' });

    Validations.of(this.api).acknowledge({
      id: 'cdk-rest-integrations::proxy-root-missing',
      reason: 'The PetStore has nothing at its root.',
    });

    // The documents of the developer guide, as the service imports them.
    const document = { api: this.api, rendering: OpenApiRendering.DEPLOYABLE, apiVersion: '2016-09-12T23:19:28Z' };
    new OpenApiDocument(this, 'OpenApi', document);
    new OpenApiDocument(this, 'Swagger', { ...document, version: OpenApiVersion.V2_0 });
    new RuntimeHandler(this, 'Handler', { api: this.api });
  }
}
