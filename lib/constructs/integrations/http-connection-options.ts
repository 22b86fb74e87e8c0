import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';

/** How an HTTP endpoint is reached. */
export interface HttpConnectionOptions {
  /**
   * VPC link to the network load balancer of a private endpoint.
   *
   * @default - the endpoint is reached over the internet
   */
  readonly vpcLink?: apigateway.IVpcLink;

  /**
   * VPC link of the second generation, which `integrationTarget` goes with. Excludes `vpcLink`.
   *
   * @default - the endpoint is reached over the internet
   */
  readonly vpcLinkV2?: apigatewayv2.IVpcLink;

  /**
   * ARN of the load balancer or listener behind `vpcLinkV2`.
   *
   * @default - none
   */
  readonly integrationTarget?: string;

  /**
   * Whether the endpoint's certificate may come from an unknown authority. CloudFormation's method resource cannot say
   * so: the API must deploy as a document.
   *
   * @default false
   */
  readonly tlsInsecureSkipVerification?: boolean;
}
