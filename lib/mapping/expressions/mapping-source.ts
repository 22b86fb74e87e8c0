import type { RequestLocation } from './parameter-reference';

/** `'text'`: a static value. */
export interface StaticSource {
  readonly kind: 'static';
  readonly value: string;
}

/** `method.request.{location}.{name}`, and the multi-value forms of query string and header. */
export interface MethodRequestSource {
  readonly kind: 'method-request';
  readonly location: RequestLocation;
  readonly name: string;
  /** True for `multivaluequerystring` and `multivalueheader`. */
  readonly multiValue: boolean;
}

/** `integration.response.header.{name}` and `integration.response.multivalueheader.{name}`. */
export interface IntegrationResponseHeaderSource {
  readonly kind: 'integration-response-header';
  readonly name: string;
  readonly multiValue: boolean;
}

/** `method.request.body[.path]` or `integration.response.body[.path]`. */
export interface BodySource {
  readonly kind: 'body';
  readonly side: 'request' | 'response';
  /** JSONPath with its `$`; undefined for the whole body. */
  readonly jsonPath?: string;
}

/** `context.{member}`. */
export interface ContextSource {
  readonly kind: 'context';
  /** Member path, for example `identity.sourceIp`. */
  readonly path: string;
}

/** `stageVariables.{name}`. */
export interface StageVariableSource {
  readonly kind: 'stage-variable';
  readonly name: string;
}

/** A mapping expression: where the value of a parameter or header mapping comes from. */
export type MappingSource =
  | StaticSource
  | MethodRequestSource
  | IntegrationResponseHeaderSource
  | BodySource
  | ContextSource
  | StageVariableSource;

const methodRequest = /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/s;
const integrationResponseHeader = /^integration\.response\.(header|multivalueheader)\.(.+)$/s;
const body = /^(method\.request|integration\.response)\.body(?:\.(.+))?$/s;
const staticValue = /^'([^']*)'$/s;

/** Parses the source of a request mapping; undefined if the service would refuse it. */
export function parseRequestSource(text: string): MappingSource | undefined {
  const source = parseSource(text);
  return source && (source.kind === 'integration-response-header' || (source.kind === 'body' && source.side === 'response'))
    ? undefined
    : source;
}

/** Parses the source of a response mapping; undefined if the service would refuse it. */
export function parseResponseSource(text: string): MappingSource | undefined {
  const source = parseSource(text);
  return source && (source.kind === 'method-request' || (source.kind === 'body' && source.side === 'request')) ? undefined : source;
}

function parseSource(text: string): MappingSource | undefined {
  const quoted = staticValue.exec(text);
  if (quoted) return { kind: 'static', value: quoted[1] };
  const parameter = methodRequest.exec(text);
  if (parameter) {
    const location = parameter[1];
    const multiValue = location.startsWith('multivalue');
    return {
      kind: 'method-request',
      location: (multiValue ? location.slice('multivalue'.length) : location) as RequestLocation,
      name: parameter[2],
      multiValue,
    };
  }
  const header = integrationResponseHeader.exec(text);
  if (header) return { kind: 'integration-response-header', name: header[2], multiValue: header[1] === 'multivalueheader' };
  const bodyMatch = body.exec(text);
  if (bodyMatch) {
    const side = bodyMatch[1] === 'method.request' ? 'request' : 'response';
    return bodyMatch[2] === undefined ? { kind: 'body', side } : { kind: 'body', side, jsonPath: `$.${bodyMatch[2]}` };
  }
  if (/^context\../s.test(text)) return { kind: 'context', path: text.slice('context.'.length) };
  if (/^stageVariables\../s.test(text)) return { kind: 'stage-variable', name: text.slice('stageVariables.'.length) };
  return undefined;
}
