import type { CfnResource } from 'aws-cdk-lib';
import type { BeyondCloudFormation } from '../cloudformation';

/** Where our constructs leave on a method what CloudFormation's schema has no property for. */
const beyondCloudFormation = Symbol.for('cdk-rest-integrations.beyond-cloudformation');

export function beyondOf(resource: CfnResource): BeyondCloudFormation | undefined {
  return (resource as { readonly [beyondCloudFormation]?: BeyondCloudFormation })[beyondCloudFormation];
}
