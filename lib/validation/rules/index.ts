import type { Rule } from '../rule';
import { httpPort } from './uri/http-port';

/** Every rule. Those of one place are told in this order. */
export const rules: readonly Rule[] = [httpPort];
