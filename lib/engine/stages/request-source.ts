import type { MappingSource } from '../../mapping/expressions';
import { utf8 } from '../body';
import { compileBodyValue } from '../body-values';
import type { Call } from '../call';
import { contextText } from '../context-tree';
import type { Failure } from '../failure';
import { lastValue } from '../named-values';

/** The value of a mapping expression: a text, several of them, or nothing. */
export type SourceValue = string | readonly string[] | undefined;
export type RequestSource = (call: Call) => SourceValue | Failure;

/**
 * A mapping expression over the method request, as a function. Names are case-sensitive; of several values the last one counts.
 * Body expressions need a body that has been read.
 */
export function compileRequestSource(source: MappingSource): RequestSource {
  switch (source.kind) {
    case 'static':
      return () => source.value;
    case 'method-request':
      return parameter(source.location, source.name, source.multiValue);
    case 'context':
      return ({ context }) => contextText(context, source.path);
    case 'stage-variable':
      return ({ api }) => api.stageVariables.get(source.name);
    case 'body': {
      const value = compileBodyValue('request', source.jsonPath);
      return ({ untouchedBody }) => value(untouchedBody instanceof Uint8Array ? utf8(untouchedBody) : '');
    }
    case 'integration-response-header':
      return () => undefined;
  }
}

function parameter(location: 'path' | 'querystring' | 'header', name: string, multiValue: boolean): RequestSource {
  switch (location) {
    case 'path':
      return ({ pathVariables }) => lastValue(pathVariables, name);
    case 'querystring':
      if (!multiValue) return ({ query }) => lastValue(query, name);
      return ({ query }) => {
        const values = query.filter(([key]) => key === name).map(([, value]) => value);
        return values.length > 0 ? values : undefined;
      };
    case 'header':
      return multiValue ? ({ headers }) => joined(headers, name) : ({ headers }) => lastHeader(headers, name);
  }
}

function lastHeader(headers: readonly string[], name: string): string | undefined {
  for (let i = headers.length - 2; i >= 0; i -= 2) if (headers[i] === name) return headers[i + 1];
  return undefined;
}

function joined(headers: readonly string[], name: string): string | undefined {
  const values: string[] = [];
  for (let i = 0; i < headers.length; i += 2) if (headers[i] === name) values.push(headers[i + 1]);
  return values.length > 0 ? values.join(',') : undefined;
}
