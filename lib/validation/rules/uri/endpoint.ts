import { type Integration, literal } from '../../../definition';

/** True for the two integration types whose endpoint is an HTTP URL. */
export function isHttpType(integration: Integration): boolean {
  const type = literal(integration.type);
  return type === 'HTTP' || type === 'HTTP_PROXY';
}

/** True for the two integration types that hand request and response through as they are. */
export function isProxyType(integration: Integration): boolean {
  const type = literal(integration.type);
  return type === 'HTTP_PROXY' || type === 'AWS_PROXY';
}

/** A piece of a text, by its offsets. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Host and port of an HTTP URL, credentials left out; undefined where the text does not show where they are. */
export function endpointAuthority(uri: string): Piece | undefined {
  const scheme = /^https?:\/\//i.exec(uri);
  if (!scheme) return undefined;
  const start = scheme[0].length;
  const length = uri.slice(start).search(/[/?#]/);
  const end = length < 0 ? uri.length : start + length;
  const hostStart = end > start ? Math.max(start, uri.lastIndexOf('@', end - 1) + 1) : start;
  return { text: uri.slice(hostStart, end), start: hostStart, end };
}

/** The port that an HTTP URL names; undefined if it names none. */
export function endpointPort(uri: string): Piece | undefined {
  const authority = endpointAuthority(uri);
  const colon = authority?.text.lastIndexOf(':') ?? -1;
  // The colons of an IPv6 address stand within brackets.
  if (!authority || colon < 0 || colon < authority.text.lastIndexOf(']')) return undefined;
  return { text: authority.text.slice(colon + 1), start: authority.start + colon + 1, end: authority.end };
}

/** The `{name}` pieces of a URI; `${stageVariables.name}` is none. */
export function uriVariables(uri: string): readonly (Piece & { readonly name: string })[] {
  if (!uri.includes('{')) return [];
  return [...uri.matchAll(/(?<!\$)\{([a-zA-Z0-9:._$-]+)\+?\}/g)].map((match) => ({
    name: match[1],
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
