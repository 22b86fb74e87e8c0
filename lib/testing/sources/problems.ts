import type { Diagnostic } from '../../definition';
import type { ValidateOptions } from '../../validation';
import type { SourcedApi } from './sourced-api';

/** Everything that is wrong with an API, what its reader found included; what was acknowledged carries its reason. */
export function problemsOf(api: SourcedApi, options: ValidateOptions = {}): readonly Diagnostic[] {
  const { acknowledgements } = api;
  return rules().validateReading(api, { ...options, ...(acknowledgements && { acknowledged: acknowledgements }) });
}

type Validation = typeof import('../../validation');

/** The rules are loaded when they are first asked for: most tests only send requests. */
function rules(): Validation {
  return require('../../validation') as Validation;
}
