import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from '../../validation';
import { acknowledgedRules } from '../../validation/acknowledged-rules';

/**
 * What people acknowledged with `Validations.of(scope).acknowledge({ id: 'cdk-rest-integrations::RULE', reason })` on the API,
 * above it or below it. CDK itself suppresses warnings of its own annotations only, and not those that are added after the
 * acknowledgement on the very same construct.
 */
export function acknowledgements(api: IConstruct): readonly Acknowledgement[] {
  const above = api.node.scopes.slice(0, -1).flatMap((scope) => acknowledgementsOn(scope, true));
  const within = api.node.findAll().flatMap((construct) => acknowledgementsOn(construct, false));
  return [...above, ...within];
}

function acknowledgementsOn(construct: IConstruct, shared: boolean): readonly Acknowledgement[] {
  const { node } = construct;
  return acknowledgedRules(node.metadata, Validations.ACKNOWLEDGED_RULES_METADATA_KEY).map((acknowledged) => ({
    ...acknowledged,
    constructPath: node.path,
    shared,
  }));
}
