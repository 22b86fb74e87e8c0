import type { MethodPlan, ParameterPlan } from '../../plan';
import { utf8 } from '../body';
import type { Call } from '../call';
import { Failure } from '../failure';
import { mediaType } from '../headers';
import { entryFor } from '../media-types';
import type { CompileModel, ValidateModel } from '../models/model';
import { type Soon, whenCome } from '../pending';
import { compileRequestSource, type RequestSource } from './request-source';

/** Checks a method request; undefined if it may go on. */
export type MethodRequest = (call: Call) => Soon<Failure | undefined>;

/** Required parameters first, then the body (recorded). Without a validator nothing is checked. */
export function compileMethodRequest(method: MethodPlan, compileModel: CompileModel): MethodRequest | undefined {
  const { validator, parameters } = method;
  const required = validator?.parameters ? parameters.filter((parameter) => parameter.required).map(compileParameter) : [];
  const validateBody = validator?.body && method.models.length > 0 ? compileBodyCheck(method, compileModel) : undefined;
  if (required.length === 0 && !validateBody) return undefined;
  return (call) => {
    const missing = required.filter(({ value }) => !value(call)).map(({ plan }) => plan);
    return missing.length > 0 ? missingParameters(missing) : validateBody?.(call);
  };
}

function compileParameter(plan: ParameterPlan): { plan: ParameterPlan; value: RequestSource } {
  const { location, name } = plan;
  return { plan, value: compileRequestSource({ kind: 'method-request', location, name, multiValue: false }) };
}

/** The plan's parameters are sorted by key, and so is the list in the message: header, path, query string. */
function missingParameters(missing: readonly ParameterPlan[]): Failure {
  const names = missing.map(({ name }) => name).join(', ');
  return new Failure(
    'BAD_REQUEST_PARAMETERS',
    `Missing required request parameters: [${names}]`,
    'methodRequest',
    `missing ${missing.map(({ key }) => key).join(', ')}`,
  );
}

function compileBodyCheck({ models }: MethodPlan, compileModel: CompileModel): MethodRequest {
  const byType = new Map(models.map(([contentType, model]) => [contentType.toLowerCase(), model]));
  const compiled = new Map<string, ValidateModel>();
  return (call) => {
    const model = entryFor(byType, mediaType(call.header('content-type')) ?? 'application/json');
    if (model === undefined) return undefined;
    const check = (bytes: Uint8Array | Failure): Failure | undefined => {
      if (bytes instanceof Failure) return bytes;
      let validate = compiled.get(model);
      if (!validate) {
        validate = compileModel(model);
        compiled.set(model, validate);
      }
      // An empty body is checked like an empty object.
      const errors = validate(bytes.length === 0 ? '{}' : utf8(bytes));
      return errors.length > 0
        ? new Failure('BAD_REQUEST_BODY', 'Invalid request body', 'methodRequest', `model ${model}: ${errors.join('; ')}`)
        : undefined;
    };
    return whenCome(call.readBody(), check);
  };
}
