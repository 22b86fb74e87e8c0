/** A URL taken apart for a signature: its path and query encoded in the one way that signer and service both compute. */
export interface StrictUrl {
  readonly origin: string;
  /** Host and port. */
  readonly host: string;
  readonly path: string;
  /** Parameters by name, decoded. */
  readonly query: Readonly<Record<string, string | string[]>>;
}

/** @throws TypeError for what is no URL */
export function strictUrl(url: string): StrictUrl {
  const match = /^(https?:\/\/([^/?#]+))([^?#]*)(?:\?([^#]*))?/i.exec(url);
  if (!match) throw new TypeError(`${url} is no URL`);
  return { origin: match[1], host: match[2], path: strictPath(match[3] || '/'), query: parameters(match[4] ?? '') };
}

/** Path and query as they go on the wire. */
export function requestTarget({ path, query }: StrictUrl): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => `${strict(name)}=${strict(value)}`));
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Every character but the unreserved ones as an escape, and an escaped slash stays one. */
function strictPath(path: string): string {
  return path
    .split('/')
    .map((segment) => strict(decoded(segment)))
    .join('/');
}

function parameters(query: string): Record<string, string | string[]> {
  const byName = new Map<string, string[]>();
  for (const piece of query.split('&').filter((text) => text !== '')) {
    const equals = piece.indexOf('=');
    const name = formDecoded(equals < 0 ? piece : piece.slice(0, equals));
    byName.set(name, [...(byName.get(name) ?? []), equals < 0 ? '' : formDecoded(piece.slice(equals + 1))]);
  }
  return Object.fromEntries([...byName].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function formDecoded(text: string): string {
  return decoded(text.replaceAll('+', ' '));
}

/** What is no escape of UTF-8 stays text. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
