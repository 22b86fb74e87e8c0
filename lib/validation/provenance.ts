import type { Part } from './rule';

/**
 * True for a part that the service reads out of an OpenAPI document, which some mistakes survive; false for one that reaches
 * it by CloudFormation's own resources.
 */
export function isImported({ origin }: Part): boolean {
  const { logicalId, constructPath, pointer = '' } = origin;
  if (logicalId === undefined && constructPath === undefined) return true;
  return pointer.includes('/Properties/Body') && /\/Properties\/Body(\/|$)/.test(pointer);
}
