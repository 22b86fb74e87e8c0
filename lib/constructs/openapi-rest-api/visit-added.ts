import { Aspects, FeatureFlags } from 'aws-cdk-lib';
import { ASPECT_STABILIZATION } from 'aws-cdk-lib/cx-api';
import type { IConstruct } from 'constructs';

/**
 * Shows constructs that an aspect has added to the aspects that they are under, such as tags and permissions boundaries. CDK does so itself
 * where its flag for that is set, and where they are below the construct that the aspect visits.
 */
export function visitAdded(added: readonly IConstruct[]): void {
  for (const construct of added) {
    if (FeatureFlags.of(construct).isEnabled(ASPECT_STABILIZATION)) continue;
    const applied = construct.node.scopes.flatMap((scope) => Aspects.of(scope).applied);
    const ordered = [...applied].sort((one, other) => one.priority - other.priority);
    for (const aspect of new Set(ordered.map((application) => application.aspect))) aspect.visit(construct);
  }
}
