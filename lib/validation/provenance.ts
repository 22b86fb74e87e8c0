import type { Part } from './rule';

/**
 * True for a part that the service reads out of an OpenAPI document, which some mistakes survive; false for one that reaches
 * it by CloudFormation's own resources.
 */
export function isImported({ origin }: Part): boolean {
  const { logicalId, constructPath, pointer } = origin;
  return (logicalId === undefined && constructPath === undefined) || /\/Properties\/Body(\/|$)/.test(pointer ?? '');
}
