import type { ValidateFunction } from 'ajv';
import type { Json } from '../../definition';

/** What a check of ajv's making, in the process or ahead, finds wrong with a body. */
export function checkBody(validate: ValidateFunction, body: string): readonly string[] {
  let json: Json;
  try {
    json = JSON.parse(body) as Json;
  } catch {
    return ['the body is no JSON'];
  }
  if (validate(json)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the body'} ${message ?? 'does not fit'}`);
}
