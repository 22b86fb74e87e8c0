import type { UriPiece } from '../plan';
import { type EndpointUrl, parseEndpointUrl, uriText } from './endpoint-url';

/** Values of `integration.request.path` mappings, fit for a URL. */
export type PathValues = ReadonlyMap<string, string>;

/** Makes the URL of one call; a text says what is wrong with it. `query` is what comes after the URI's own parameters. */
export type Address = (path: PathValues, query: string) => EndpointUrl | string;

const nothing: PathValues = new Map();

/** A URI as a function: its origin is worked out once where no path variable stands in it. */
export function compileAddress(pieces: readonly UriPiece[], stageVariables: ReadonlyMap<string, string>): Address {
  const folded = foldStageVariables(pieces, stageVariables);
  const head = typeof folded[0] === 'string' ? folded[0] : '';
  const pathStart = /^https?:\/\/[^/?#]*(?=[/?#])/i.exec(head)?.[0].length ?? (folded.length === 1 ? head.length : 0);
  if (pathStart === 0) return (path, query) => parseEndpointUrl(withQuery(uriText(folded, path, stageVariables), query));
  const origin = parseEndpointUrl(head.slice(0, pathStart));
  if (typeof origin === 'string') return () => origin;
  const rest: readonly UriPiece[] = [head.slice(pathStart), ...folded.slice(1)];
  if (rest.length === 1) return fixedAddress(origin, rest[0] as string);
  return (path, query) => {
    const parsed = parseEndpointUrl(`http://h${withQuery(uriText(rest, path, stageVariables), query)}`);
    return typeof parsed === 'string' ? parsed : { origin: origin.origin, host: origin.host, path: parsed.path };
  };
}

/** The origin of every call; undefined if it hangs on a path variable or there is none. */
export function fixedOrigin(pieces: readonly UriPiece[], stageVariables: ReadonlyMap<string, string>): string | undefined {
  const folded = foldStageVariables(pieces, stageVariables);
  const head = typeof folded[0] === 'string' ? folded[0] : '';
  const known = folded.length === 1 || /^https?:\/\/[^/?#]*[/?#]/i.test(head);
  const url = known ? parseEndpointUrl(/^[^:]*:\/\/[^/?#]*/.exec(head)?.[0] ?? '') : '';
  return typeof url === 'string' ? undefined : url.origin;
}

function fixedAddress(origin: EndpointUrl, rest: string): Address {
  const own = parseEndpointUrl(`http://h${rest}`);
  if (typeof own === 'string') return () => own;
  const without: EndpointUrl = { ...origin, path: own.path };
  return (_path, query) => {
    if (query === '') return without;
    const parsed = parseEndpointUrl(`http://h${withQuery(own.path, query)}`);
    return typeof parsed === 'string' ? parsed : { origin: origin.origin, host: origin.host, path: parsed.path };
  };
}

/** The pieces with every stage variable as text; a stage has no other ones than at its start. */
export function foldStageVariables(pieces: readonly UriPiece[], stageVariables: ReadonlyMap<string, string>): readonly UriPiece[] {
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
export function foldedText(pieces: readonly UriPiece[], stageVariables: ReadonlyMap<string, string>): string {
  return uriText(pieces, nothing, stageVariables);
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  if (!url.includes('?')) return `${url}?${query}`;
  return /[?&]$/.test(url) ? url + query : `${url}&${query}`;
}
