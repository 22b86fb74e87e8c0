import type { MappingSource } from '../../../mapping/expressions';
import type { MethodPlan } from '../../../plan';
import type { ApiRuntime } from '../../api-runtime';
import type { Call } from '../../call';
import { Failure } from '../../failure';
import { isHeader } from '../../headers';
import { compileRequestSource, type SourceValue } from '../request-source';
import { stateKeys } from '../state-keys';

type KeyPart = (call: Call) => SourceValue | Failure;

/**
 * The key of a call's cached answer: the namespace, which is the resource unless somebody named another, the verb, and the values of the key
 * parameters. No other parameter, no header and no body tells two requests apart.
 */
export function compileCacheKey({ cache }: MethodPlan, api: ApiRuntime): (call: Call) => string | Failure {
  const { namespace = '', keys = [] } = cache ?? {};
  const begin = `${stateKeys(api).responses}${encodeURIComponent(namespace)}:`;
  const parts = keys.map(compilePart);
  return (call) => {
    const values: SourceValue[] = [];
    for (const part of parts) {
      const value = part(call);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return `${begin}${call.request.method}:${values.length === 0 ? '' : JSON.stringify(values.map((value) => value ?? null))}`;
  };
}

/** A header counts in any spelling: two clients that spell it differently must not get each other's answers. */
function compilePart(source: MappingSource): KeyPart {
  if (source.kind !== 'method-request' || source.location !== 'header') return compileRequestSource(source);
  const lowerName = source.name.toLowerCase();
  return ({ headers }) => headers.filter((_, index) => index % 2 === 1 && isHeader(headers[index - 1], lowerName));
}
