import { Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { fault } from '../props/fault';
import { afterCfnMethod } from './after-cfn-method';
import { leaveTlsConfig } from './beyond-cloudformation';
import type { HttpConnectionOptions } from './http-connection-options';

/** The connection as CDK's options know it. */
export function connectionOptions(props: HttpConnectionOptions): apigateway.IntegrationOptions {
  if (props.vpcLink && props.vpcLinkV2) throw fault('an integration has one VPC link: drop either vpcLink or vpcLinkV2');
  if (props.integrationTarget !== undefined && !props.vpcLinkV2) {
    throw fault('integrationTarget names the load balancer behind vpcLinkV2, which is missing');
  }
  return props.vpcLink ? { connectionType: apigateway.ConnectionType.VPC_LINK, vpcLink: props.vpcLink } : {};
}

/** Sets on the method what CDK's options do not know. */
export function connectMethod(props: HttpConnectionOptions, method: apigateway.Method): void {
  const { vpcLinkV2, integrationTarget, tlsInsecureSkipVerification } = props;
  if (tlsInsecureSkipVerification !== undefined) {
    afterCfnMethod(method, (cfnMethod) => leaveTlsConfig(method, cfnMethod, { insecureSkipVerification: tlsInsecureSkipVerification }));
  }
  if (vpcLinkV2) {
    afterCfnMethod(method, (cfnMethod) => {
      const integration: unknown = cfnMethod.integration;
      if (Token.isUnresolved(integration))
        throw fault('this version of aws-cdk-lib renders integrations late, which vpcLinkV2 cannot be added to');
      cfnMethod.integration = {
        ...(integration as apigateway.CfnMethod.IntegrationProperty),
        connectionType: apigateway.ConnectionType.VPC_LINK,
        connectionId: vpcLinkV2.vpcLinkId,
        integrationTarget,
      };
    });
  }
}
