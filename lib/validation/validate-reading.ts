import type { ApiDefinition, Diagnostic } from '../definition';
import { type ValidateOptions, validate } from './validate';

/** An API as a reader gives it. */
export interface Reading {
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
  /** What belongs to no API of the template and is told with this one. @default nothing */
  readonly unattached?: ApiDefinition;
}

/** Everything that is wrong with an API: what its reader found and what the rules find, in the order the person wrote it, each once. */
export function validateReading(
  { definition, problems, unattached }: Reading,
  options: Omit<ValidateOptions, 'problems'> = {},
): readonly Diagnostic[] {
  const { only, rules } = options;
  const beside = unattached ? validate(unattached, { ...(only && { only }), ...(rules && { rules }) }) : [];
  return validate(definition, { ...options, problems: [...problems, ...beside] });
}
