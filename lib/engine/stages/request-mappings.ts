import type { RequestMappingPlan } from '../../plan';
import type { Call } from '../call';
import { encodePathValue, encodeQueryValue, encodeStaticQueryValue, escapedTarget } from '../endpoint-url';
import { configurationError, Failure } from '../failure';
import { isHeaderName, isHeaderValue, setHeader, wireText } from '../headers';
import { compileRequestSource, type RequestSource } from './request-source';

/** What the request mappings and a template's overrides give, fit for the wire. */
export interface MappedParameters {
  /** Values for `{name}` in the URI. */
  readonly path: ReadonlyMap<string, string>;
  /** Encoded values of query parameters, by encoded name, in order. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly headers: readonly string[];
}

export type RequestMappings = (call: Call) => MappedParameters | Failure;

interface Mapping {
  readonly name: string;
  readonly source: RequestSource;
  readonly encode: Encode;
}

/** The request mappings of an integration as one function. */
export function compileRequestMappings(mappings: readonly RequestMappingPlan[]): RequestMappings {
  const at = (location: string) => mappings.filter((mapping) => mapping.location === location).map(compileMapping);
  const [path, query, header] = [at('path'), at('querystring'), at('header')];
  const mapPath =
    path.length === 0
      ? () => nothing
      : valuesOf(
          path,
          (name) => name,
          (value, encode) => (typeof value === 'string' ? encode(value) : value.map(encode).join(',')),
        );
  const mapQuery =
    query.length === 0
      ? () => nothing
      : valuesOf(query, encodeQueryValue, (value, encode) => (typeof value === 'string' ? [encode(value)] : value.map(encode)));
  const mapHeaders = header.length === 0 ? () => noHeaders : headersOf(header);
  return (call) => {
    const path = mapPath(call);
    if (path instanceof Failure) return path;
    const query = mapQuery(call);
    if (query instanceof Failure) return query;
    const headers = mapHeaders(call);
    return headers instanceof Failure ? headers : { path, query, headers };
  };
}

/** What most integrations map at most of these places. */
const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const noHeaders: readonly string[] = [];

type Encode = (value: string) => string;

function valuesOf<T>(
  mappings: readonly Mapping[],
  nameOf: (name: string) => string,
  encoded: (value: string | readonly string[], encode: Encode) => T,
): (call: Call) => Map<string, T> | Failure {
  const named = mappings.map(({ name, source, encode }) => ({ name: nameOf(name), source, encode }));
  return (call) => {
    const values = new Map<string, T>();
    for (const { name, source, encode } of named) {
      const value = source(call);
      if (value instanceof Failure) return value;
      if (value !== undefined) values.set(name, encoded(value, encode));
    }
    return values;
  };
}

function headersOf(mappings: readonly Mapping[]): (call: Call) => string[] | Failure {
  return (call) => {
    const headers: string[] = [];
    for (const { name, source, encode } of mappings) {
      const value = source(call);
      if (value instanceof Failure) return value;
      const failure =
        value === undefined ? undefined : mapHeader(headers, name, typeof value === 'string' ? encode(value) : value.map(encode).join(','));
      if (failure) return failure;
    }
    return headers;
  };
}

/** Sets a header of the integration request; a value that would break out of its line fails the call. */
export function mapHeader(headers: string[], name: string, value: string): Failure | undefined {
  if (!isHeaderName(name)) return configurationError('integrationRequest', `Illegal header name: ${name}`);
  if (!isHeaderValue(value)) return configurationError('integrationRequest', `Illegal character in the value of header ${name}`);
  setHeader(headers, name, value);
  return undefined;
}

function compileMapping({ location, name, source }: RequestMappingPlan): Mapping {
  return { name, source: compileRequestSource(source), encode: encoder(location, source) };
}

/** What is raw or written for the URL already goes there as it is; what was decoded on its way in is encoded again. */
function encoder(location: RequestMappingPlan['location'], source: RequestMappingPlan['source']): Encode {
  if (location === 'header') return source.kind === 'method-request' && source.location === 'header' ? (value) => value : wireText;
  const raw = source.kind === 'method-request' && source.location === 'path';
  if (location === 'path') return raw ? escapedTarget : source.kind === 'static' ? (value) => value : encodePathValue;
  return raw ? rawToQuery : source.kind === 'static' ? encodeStaticQueryValue : encodeQueryValue;
}

/** A raw path value has its escapes already, and may hold what separates parameters. */
function rawToQuery(value: string): string {
  return escapedTarget(value).replace(/[&+=]/g, encodeURIComponent);
}
