import type { RequestMappingPlan } from '../../plan';
import type { Call } from '../call';
import { encodePathValue, encodeQueryValue, encodeStaticQueryValue, escapedTarget } from '../endpoint-url';
import { configurationError, Failure } from '../failure';
import { isHeaderName, isHeaderValue, setHeader, wireText } from '../headers';
import { lastValue } from '../named-values';
import { compileRequestSource, type RequestSource, type SourceValue } from './request-source';

/** What the request mappings and a template's overrides give, fit for the wire. */
export interface MappedParameters {
  /** Values for `{name}` in the URI. */
  readonly path: ReadonlyMap<string, string>;
  /** Encoded values of query parameters, by encoded name, in order. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly headers: readonly string[];
}

/** What most integrations map at most of these places. */
const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const noHeaders: readonly string[] = [];

/** The request mappings of an integration. */
export class RequestMappings {
  private readonly path: readonly Mapping[] | undefined;
  private readonly query: readonly Mapping[] | undefined;
  private readonly header: readonly Mapping[] | undefined;

  constructor(mappings: readonly RequestMappingPlan[]) {
    const at = (location: string) => {
      const there = mappings.filter((mapping) => mapping.location === location).map((mapping) => new Mapping(mapping));
      return there.length > 0 ? there : undefined;
    };
    this.path = at('path');
    this.query = at('querystring');
    this.header = at('header');
  }

  map(call: Call): MappedParameters | Failure {
    const path = this.path ? pathValues(this.path, call) : nothing;
    if (path instanceof Failure) return path;
    const query = this.query ? queryValues(this.query, call) : nothing;
    if (query instanceof Failure) return query;
    const headers = this.header ? headerValues(this.header, call) : noHeaders;
    return headers instanceof Failure ? headers : { path, query, headers };
  }
}

type Encode = (value: string) => string;

class Mapping {
  readonly name: string;
  private readonly encode: Encode;
  private readonly source: RequestSource;
  /** Of most mappings: the path variable that goes on. */
  private readonly pathVariable: string | undefined;

  constructor({ location, name, source }: RequestMappingPlan) {
    this.name = location === 'querystring' ? encodeQueryValue(name) : name;
    this.encode = encoder(location, source);
    this.source = compileRequestSource(source);
    this.pathVariable = source.kind === 'method-request' && source.location === 'path' ? source.name : undefined;
  }

  value(call: Call): SourceValue | Failure {
    return this.pathVariable === undefined ? this.source(call) : lastValue(call.pathVariables, this.pathVariable);
  }

  /** Several values as one. */
  encoded(value: string | readonly string[]): string {
    return typeof value === 'string' ? this.encode(value) : value.map(this.encode).join(',');
  }

  /** Several values, each by itself. */
  each(value: string | readonly string[]): readonly string[] {
    return typeof value === 'string' ? [this.encode(value)] : value.map(this.encode);
  }
}

function pathValues(mappings: readonly Mapping[], call: Call): ReadonlyMap<string, string> | Failure {
  const values = new Map<string, string>();
  for (const mapping of mappings) {
    const value = mapping.value(call);
    if (value instanceof Failure) return value;
    if (value !== undefined) values.set(mapping.name, mapping.encoded(value));
  }
  return values;
}

function queryValues(mappings: readonly Mapping[], call: Call): ReadonlyMap<string, readonly string[]> | Failure {
  const values = new Map<string, readonly string[]>();
  for (const mapping of mappings) {
    const value = mapping.value(call);
    if (value instanceof Failure) return value;
    if (value !== undefined) values.set(mapping.name, mapping.each(value));
  }
  return values;
}

function headerValues(mappings: readonly Mapping[], call: Call): string[] | Failure {
  const headers: string[] = [];
  for (const mapping of mappings) {
    const value = mapping.value(call);
    if (value instanceof Failure) return value;
    const failure = value === undefined ? undefined : mapHeader(headers, mapping.name, mapping.encoded(value));
    if (failure) return failure;
  }
  return headers;
}

/** Sets a header of the integration request; a value that would break out of its line fails the call. */
export function mapHeader(headers: string[], name: string, value: string): Failure | undefined {
  if (!isHeaderName(name)) return configurationError('integrationRequest', `Illegal header name: ${name}`);
  if (!isHeaderValue(value)) return configurationError('integrationRequest', `Illegal character in the value of header ${name}`);
  setHeader(headers, name, value);
  return undefined;
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
