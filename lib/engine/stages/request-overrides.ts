import { type ParameterLocation, parameterLocations } from '../../definition';
import { requestOverrides } from '../../mapping/variables';
import type { TemplateVariables } from '../../mapping/vtl/runtime';
import { encodePathValue, encodeQueryValue } from '../endpoint-url';
import type { Failure } from '../failure';
import { wireText } from '../headers';
import { type MappedParameters, mapHeader } from './request-mappings';

export interface OverriddenParameter {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly values: readonly string[];
}

/** What a request template put into `$context.requestOverride`. */
export function overriddenParameters(variables: TemplateVariables): readonly OverriddenParameter[] {
  const overrides = requestOverrides(variables);
  return parameterLocations.flatMap((location) => overrides[location].map(([name, values]) => ({ location, name, values })));
}

/** Lays the overrides over what was mapped. */
export function applyRequestOverrides(mapped: MappedParameters, variables: TemplateVariables): Failure | undefined {
  for (const { location, name, values } of overriddenParameters(variables)) {
    if (location === 'path') mapped.path.set(name, encodePathValue(values.join(',')));
    else if (location === 'querystring') mapped.query.set(encodeQueryValue(name), values.map(encodeQueryValue));
    else {
      const failure = mapHeader(mapped.headers, name, wireText(values.join(',')));
      if (failure) return failure;
    }
  }
  return undefined;
}
