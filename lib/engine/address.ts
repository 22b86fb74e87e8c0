import type { UriPiece } from '../plan';
import { type EndpointUrl, illegalPath, parseEndpointUrl, uriText } from './endpoint-url';

/** Values of `integration.request.path` mappings, fit for a URL. */
export type PathValues = ReadonlyMap<string, string>;

/** Where the calls of an integration go. */
export interface Address {
  /** The URL of one call; a text says what is wrong with it. `query` is what comes after the URI's own parameters. */
  url(path: PathValues, query: string): EndpointUrl | string;
}

type StageVariables = ReadonlyMap<string, string>;

const nothing: PathValues = new Map();
const invalid = 'Invalid endpoint address';

/** Makes URLs of a URI; its origin is worked out once where no path variable stands in it. */
export function compileAddress(pieces: readonly UriPiece[], stageVariables: StageVariables): Address {
  const parts = splitUri(foldStageVariables(pieces, stageVariables));
  return parts ? new UriAddress(parts.authority, parts.rest) : { url: () => invalid };
}

class UriAddress implements Address {
  /** undefined: it hangs on a path variable. */
  private readonly base: EndpointUrl | string | undefined;
  /** Path and query of every call; undefined where they hang on a path variable. */
  private readonly fixed: string | undefined;

  constructor(
    private readonly authority: readonly UriPiece[],
    private readonly rest: readonly UriPiece[],
  ) {
    this.base = isText(authority) ? sharedBase(authority.join('')) : undefined;
    this.fixed = isText(rest) ? absolute(rest.join('')) : undefined;
  }

  url(path: PathValues, query: string): EndpointUrl | string {
    const base = this.base ?? variableBase(this.authority, path);
    if (typeof base === 'string') return base;
    const { fixed } = this;
    const tail = fixed !== undefined && query === '' ? fixed : absolute(withQuery(uriText(this.rest, path, nothing), query));
    return illegalPath(tail) ?? { origin: base.origin, host: base.host, path: tail };
  }
}

function isText(pieces: readonly UriPiece[]): pieces is readonly string[] {
  return pieces.every((piece) => typeof piece === 'string');
}

/** Methods of an API have few endpoints: those that share one share what it was found to be, and the memory that a call of it looks at. */
const bases = new Map<string, EndpointUrl | string>();

function sharedBase(authority: string): EndpointUrl | string {
  let base = bases.get(authority);
  if (base === undefined) {
    base = parseEndpointUrl(authority);
    if (bases.size >= 1000) bases.clear();
    bases.set(authority, base);
  }
  return base;
}

/** The origin of every call; undefined if it hangs on a path variable or there is none. */
export function fixedOrigin(pieces: readonly UriPiece[], stageVariables: StageVariables): string | undefined {
  const parts = splitUri(foldStageVariables(pieces, stageVariables));
  const url = parts?.authority.every((piece) => typeof piece === 'string') ? parseEndpointUrl(parts.authority.join('')) : invalid;
  return typeof url === 'string' ? undefined : url.origin;
}

/** The pieces with every stage variable as text; a stage has no other ones than at its start. */
function foldStageVariables(pieces: readonly UriPiece[], stageVariables: StageVariables): readonly UriPiece[] {
  const folded: UriPiece[] = [];
  for (const piece of pieces) {
    const text = typeof piece === 'string' ? piece : 'path' in piece ? undefined : (stageVariables.get(piece.stageVariable) ?? '');
    const last = folded.at(-1);
    if (text === undefined) folded.push(piece);
    else if (typeof last === 'string') folded[folded.length - 1] = last + text;
    else folded.push(text);
  }
  return folded;
}

/** Text of pieces that hold no path variable. */
export function foldedText(pieces: readonly UriPiece[], stageVariables: StageVariables): string {
  return uriText(pieces, nothing, stageVariables);
}

/** Scheme and authority, and what comes after them; undefined for what begins as no HTTP URL. */
function splitUri(pieces: readonly UriPiece[]): { authority: readonly UriPiece[]; rest: readonly UriPiece[] } | undefined {
  const scheme = typeof pieces[0] === 'string' ? /^https?:\/\//i.exec(pieces[0])?.[0] : undefined;
  if (scheme === undefined) return undefined;
  for (const [index, piece] of pieces.entries()) {
    const from = index === 0 ? scheme.length : 0;
    const end = typeof piece === 'string' ? piece.slice(from).search(/[/?#]/) : -1;
    if (typeof piece !== 'string' || end < 0) continue;
    const at = from + end;
    return { authority: [...pieces.slice(0, index), piece.slice(0, at)], rest: [piece.slice(at), ...pieces.slice(index + 1)] };
  }
  return { authority: pieces, rest: [] };
}

/** A value that stands in the authority may hold what a host name holds, and lead nowhere else. */
function variableBase(authority: readonly UriPiece[], path: PathValues): EndpointUrl | string {
  const foreign = authority.some((piece) => typeof piece === 'object' && 'path' in piece && !/^[\w.-]+$/.test(path.get(piece.path) ?? ''));
  return foreign ? invalid : parseEndpointUrl(uriText(authority, path, nothing));
}

/** Path and query, without a fragment. */
function absolute(text: string): string {
  const fragment = text.indexOf('#');
  const sent = fragment < 0 ? text : text.slice(0, fragment);
  return sent.startsWith('/') ? sent : `/${sent}`;
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  if (!url.includes('?')) return `${url}?${query}`;
  return /[?&]$/.test(url) ? url + query : `${url}&${query}`;
}
