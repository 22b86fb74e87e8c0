import type { UriPiece } from '../plan';

/** Scheme, authority and the rest of an absolute HTTP URL. */
const absolute = /^(https?):\/\/([^/?#]*)([^#]*)/i;
/** A host name, IPv4 or bracketed IPv6 address, and a port. No user: the service takes none. */
const authority = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?$/;
/** What java.net.URI refuses in a path or query; a percent sign needs two digits. */
const illegal = /[^!$&'()*+,;=:@/?%A-Za-z0-9._~[\]-]|%(?![0-9A-Fa-f]{2})/;

export interface EndpointUrl {
  /** `https://petstore.example.com:8443`, the scheme's own port left out. */
  readonly origin: string;
  /** Host and port, as the Host header has them. */
  readonly host: string;
  /** Path and query, beginning with a slash; as written, dots and all. */
  readonly path: string;
}

/** Takes a URL apart without changing it; a text says what is wrong with it. */
export function parseEndpointUrl(url: string): EndpointUrl | string {
  const match = absolute.exec(url);
  const host = match?.[2] as string;
  const port = match && authority.exec(host);
  if (!match || !port || Number(port[1] ?? 0) > 65535) return 'Invalid endpoint address';
  const scheme = match[1].toLowerCase();
  const bare = host.toLowerCase().replace(scheme === 'https' ? /:0*443$/ : /:0*80$/, '');
  const rest = match[3];
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return illegalPath(path) ?? { origin: `${scheme}://${bare}`, host, path };
}

/** Says what is wrong with a path and query; undefined for a good one. */
export function illegalPath(path: string): string | undefined {
  const wrong = illegal.exec(path);
  return wrong ? `Illegal character in path at index ${wrong.index}: ${path}` : undefined;
}

/** The text of URI pieces; a path variable without a value stays with its braces, as the service leaves it. */
export function uriText(
  pieces: readonly UriPiece[],
  path: ReadonlyMap<string, string>,
  stageVariables: ReadonlyMap<string, string>,
): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if ('path' in piece) text += path.get(piece.path) ?? `{${piece.path}}`;
    else text += stageVariables.get(piece.stageVariable) ?? '';
  }
  return text;
}

/**
 * A value that was decoded on its way in (query string, header, body, …), fit for a path: it may hold slashes, as greedy values do,
 * but begins no query and no escape of its own.
 */
export function encodePathValue(value: string): string {
  return wellFormed(value).replace(/[^!$&'()*+,;=:@/A-Za-z0-9._~-]/gu, encodeURIComponent);
}

/** A value for a query string. */
export function encodeQueryValue(value: string): string {
  return encodeURIComponent(wellFormed(value));
}

/** A static value for a query string: escapes that it has already are kept. */
export function encodeStaticQueryValue(value: string): string {
  return wellFormed(value).replace(/%[0-9A-Fa-f]{2}|[^!$'()*,;:@/A-Za-z0-9._~-]/gu, (piece) =>
    piece.length === 3 && piece.startsWith('%') ? piece : encodeURIComponent(piece),
  );
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/** Bytes beyond ASCII of a raw request target, as escapes. */
export function escapedTarget(target: string): string {
  return isAscii(target) ? target : target.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
