import type { Call } from '../call';
import type { Failure } from '../failure';
import { compileRequestSource } from '../stages/request-source';
import type { MethodRequestTrace } from '../trace';

/** Declared parameters with what was sent, and what validation found. */
export function describeParameters(call: Call, failure: Failure | undefined): Omit<MethodRequestTrace, 'ms'> {
  const method = call.method!;
  const parameters = method.parameters.map(({ key, location, name, required }) => {
    const value = compileRequestSource({ kind: 'method-request', location, name, multiValue: false })(call);
    return { key, required, ...(typeof value === 'string' && { value }) };
  });
  const { validator } = method;
  const missing = failure?.type === 'BAD_REQUEST_PARAMETERS' ? parameters.filter(({ required, value }) => required && !value) : [];
  const invalid = failure?.type === 'BAD_REQUEST_BODY' ? failure : undefined;
  const [, model = '', errors = ''] = /^model (.*?): (.*)$/s.exec(invalid?.reason ?? '') ?? [];
  const checked = validator?.body && missing.length === 0 ? method.models[0]?.[1] : undefined;
  return {
    parameters,
    ...(validator && { validator }),
    missing: missing.map(({ key }) => key),
    ...(invalid && { model: { name: model, valid: false, errors: errors.split('; ') } }),
    ...(!invalid && checked !== undefined && { model: { name: checked, valid: true, errors: [] } }),
  };
}
