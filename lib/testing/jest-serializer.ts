import { type Carded, isCarded } from './carded';

/** True for an API, a method or a call of `cdk-rest-integrations/testing`. */
export function test(value: unknown): boolean {
  return isCarded(value);
}

/** The card. */
export function serialize(value: Carded): string {
  return value.describe();
}
