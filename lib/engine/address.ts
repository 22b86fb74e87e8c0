import type { UriPiece } from '../plan';
import type { Alike } from './alike';
import { type EndpointUrl, illegalPath, parseEndpointUrl, uriText } from './endpoint-url';

/** Values of `integration.request.path` mappings, fit for a URL. */
export type PathValues = ReadonlyMap<string, string>;

/** Where the calls of an integration go. */
export interface Address {
  /** The URL of one call; a text says what is wrong with it. `query` is what comes after the URI's own parameters. */
  url(path: PathValues, query: string): EndpointUrl | string;
}

type StageVariables = ReadonlyMap<string, string>;

interface Shared {
  readonly stageVariables: StageVariables;
  readonly alike: Alike;
}

const nothing: PathValues = new Map();
const invalid = 'Invalid endpoint address';

/** Makes URLs of a URI; its origin is worked out once where no path variable stands in it. */
export function compileAddress(pieces: readonly UriPiece[], { stageVariables, alike }: Shared): Address {
  const parts = splitUri(foldStageVariables(pieces, stageVariables));
  return parts ? new UriAddress(parts.authority, parts.rest, alike) : { url: () => invalid };
}

/** Methods of an API have few endpoints, and name their path variables alike: what comes again is shared. */
class UriAddress implements Address {
  /** undefined: it hangs on a path variable. */
  private readonly base: EndpointUrl | string | undefined;
  /** Path and query of every call; undefined where they hang on a path variable. */
  private readonly fixed: string | undefined;
  /** What comes after the authority up to the first path variable, and from there on: path variable, text, path variable, text, … */
  private readonly before: string;
  private readonly after: readonly string[];
  /** The authority where it hangs on a path variable. */
  private readonly authority: readonly UriPiece[] | undefined;

  constructor(authority: readonly UriPiece[], rest: readonly UriPiece[], alike: Alike) {
    const fixed = isText(authority) ? authority.join('') : undefined;
    this.base = fixed === undefined ? undefined : alike.of('base', fixed, () => parseEndpointUrl(fixed));
    this.fixed = isText(rest) ? absolute(rest.join('')) : undefined;
    const [before, ...after] = flattened(rest);
    this.before = before;
    this.after = alike.of('after', after, () => after);
    this.authority = fixed === undefined ? authority : undefined;
  }

  url(path: PathValues, query: string): EndpointUrl | string {
    const base = this.base ?? variableBase(this.authority as readonly UriPiece[], path);
    if (typeof base === 'string') return base;
    const { fixed } = this;
    const tail = fixed !== undefined && query === '' ? fixed : absolute(withQuery(this.text(path), query));
    return illegalPath(tail) ?? { origin: base.origin, host: base.host, path: tail };
  }

  /** A path variable without a value stays with its braces, as the service leaves it. */
  private text(path: PathValues): string {
    const { after } = this;
    let text = this.before;
    for (let i = 0; i < after.length; i += 2) text += (path.get(after[i]) ?? `{${after[i]}}`) + after[i + 1];
    return text;
  }
}

/** Folded pieces, texts and variables in turn. Texts are whole ones: a piece of a longer text would have that looked up with each call. */
function flattened(pieces: readonly UriPiece[]): readonly string[] {
  const texts = [''];
  for (const piece of pieces) {
    if (typeof piece === 'string') texts[texts.length - 1] += piece;
    else if ('path' in piece) texts.push(piece.path, '');
  }
  return JSON.parse(JSON.stringify(texts)) as string[];
}

function isText(pieces: readonly UriPiece[]): pieces is readonly string[] {
  return pieces.every((piece) => typeof piece === 'string');
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
