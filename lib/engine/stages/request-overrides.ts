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

/** What was mapped, with the overrides laid over it. */
export function withRequestOverrides(mapped: MappedParameters, variables: TemplateVariables): MappedParameters | Failure {
  const overridden = overriddenParameters(variables);
  if (overridden.length === 0) return mapped;
  const path = new Map(mapped.path);
  const query = new Map(mapped.query);
  const headers = [...mapped.headers];
  for (const { location, name, values } of overridden) {
    if (location === 'path') path.set(name, encodePathValue(values.join(',')));
    else if (location === 'querystring') query.set(encodeQueryValue(name), values.map(encodeQueryValue));
    else {
      const failure = mapHeader(headers, name, wireText(values.join(',')));
      if (failure) return failure;
    }
  }
  return { path, query, headers };
}
