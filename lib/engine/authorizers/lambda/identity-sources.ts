import type { MappingSource } from '../../../mapping/expressions';
import type { Call } from '../../call';
import { contextText } from '../../context-tree';
import { lastValue } from '../../named-values';

/** The value of one identity source; undefined where the call has none. */
export type IdentitySource = (call: Call) => string | undefined;

/** Header names are compared without case, since clients of HTTP/2 send them in lower case; other names are not. */
export function compileIdentitySource(source: MappingSource): IdentitySource {
  switch (source.kind) {
    case 'method-request': {
      const { location, name } = source;
      const lowerName = name.toLowerCase();
      if (location === 'header') return (call) => call.header(lowerName);
      return location === 'querystring' ? ({ query }) => lastValue(query, name) : ({ pathVariables }) => lastValue(pathVariables, name);
    }
    case 'context':
      return ({ context }) => contextText(context, source.path);
    case 'stage-variable':
      return ({ api }) => api.stageVariables.get(source.name);
    case 'static':
      return () => source.value;
    case 'body':
    case 'integration-response-header':
      return () => undefined;
  }
}
