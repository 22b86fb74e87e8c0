import type { RequestMappingPlan, ResponseMappingPlan } from '../../plan';
import type { Call } from '../call';
import type { EndpointRequest } from '../exchange';
import { headerValue } from '../headers';
import { lastValue } from '../named-values';
import { overriddenParameters } from '../stages/request-overrides';
import { compileRequestSource, type SourceValue } from '../stages/request-source';
import { overriddenResponse } from '../stages/response-overrides';
import { compileResponseSource, type ResponseReading } from '../stages/response-source';
import type { TracedMapping } from '../trace';

/** Every request mapping with what the target was before and became; overrides of the template after them. */
export function tracedRequestMappings(
  mappings: readonly RequestMappingPlan[],
  call: Call,
  { variables }: EndpointRequest,
): readonly TracedMapping[] {
  const mapped = mappings.map(({ location, name, source, expression }) =>
    traced(`integration.request.${location}.${name}`, expression, before(call, location, name), compileRequestSource(source)(call)),
  );
  if (!variables) return mapped;
  const overridden = overriddenParameters(variables).map(({ location, name, values }) =>
    traced(`integration.request.${location}.${name}`, 'override', before(call, location, name), values),
  );
  return [...mapped, ...overridden];
}

export function tracedResponseMappings(
  mappings: readonly ResponseMappingPlan[],
  reading: ResponseReading,
  { variables }: EndpointRequest,
): readonly TracedMapping[] {
  const before = (name: string) => headerValue(reading.headers, name.toLowerCase());
  const mapped = mappings.map(({ name, source, expression }) =>
    traced(`method.response.header.${name}`, expression, before(name), compileResponseSource(source)(reading)),
  );
  const { headers } = overriddenResponse(variables);
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    mapped.push(traced(`method.response.header.${name}`, 'override', before(name), headers[i + 1]));
  }
  return mapped;
}

function before(call: Call, location: string, name: string): string | undefined {
  if (location === 'header') return call.header(name.toLowerCase());
  return lastValue(location === 'path' ? call.pathVariables : call.query, name);
}

function traced(target: string, source: string, from: string | undefined, value: SourceValue | object): TracedMapping {
  const to = typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : undefined;
  return { target, source, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
