import type { MappingSource } from '../../mapping/expressions';
import { compileBodyValue } from '../body-values';
import type { Call } from '../call';
import { contextText } from '../context-tree';
import type { Failure } from '../failure';
import { wireText } from '../headers';
import type { RawHeaders } from '../message';
import type { SourceValue } from './request-source';

/** What a response mapping may read. */
export interface ResponseReading {
  readonly call: Call;
  readonly headers: RawHeaders;
  /** The endpoint's body as text. */
  readonly body: () => string;
}

export type ResponseSource = (reading: ResponseReading) => SourceValue | Failure;

/** A mapping expression over the integration response, as a function. */
export function compileResponseSource(source: MappingSource): ResponseSource {
  switch (source.kind) {
    case 'static': {
      const value = wireText(source.value);
      return () => value;
    }
    case 'integration-response-header':
      return ({ headers }) => headerValues(headers, source.name, source.multiValue);
    case 'context':
      return ({ call }) => contextText(call.context, source.path);
    case 'stage-variable':
      return ({ call }) => call.api.stageVariables.get(source.name);
    case 'body': {
      const value = compileBodyValue('response', source.jsonPath);
      return ({ body }) => value(body());
    }
    case 'method-request':
      return () => undefined;
  }
}

/** Names are case-sensitive; of several values the last one counts, or all of them. */
function headerValues(headers: RawHeaders, name: string, all: boolean): string | undefined {
  const values: string[] = [];
  for (let i = 0; i < headers.length; i += 2) if (headers[i] === name) values.push(headers[i + 1]);
  return all && values.length > 0 ? values.join(',') : values.at(-1);
}
