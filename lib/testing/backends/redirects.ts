/** Leads calls from one address to another. */
export interface Redirect {
  /** `https://petstore.example.com`, as {@link HttpOrigin} has it. */
  readonly fromOrigin: string;
  /** Path that a call must begin with; empty for every path. */
  readonly fromPath: string;
  readonly toOrigin: string;
  /** Path put in place of `fromPath`. */
  readonly toPath: string;
}

/** Where a redirected call goes. */
export interface Destination {
  readonly origin: string;
  readonly path: string;
}

/**
 * Reads redirects from addresses to addresses.
 * @throws Error naming the address that is none
 */
export function readRedirects(addresses: Iterable<readonly [from: string, to: string]>): Redirect[] {
  return Array.from(addresses, ([from, to]) => {
    const source = readAddress(from);
    const target = readAddress(to);
    return { fromOrigin: source.origin, fromPath: source.path, toOrigin: target.origin, toPath: target.path };
  }).sort((a, b) => b.fromPath.length - a.fromPath.length);
}

/** Where a call goes: the redirect with the longest path that fits, or undefined if none does. */
export function destinationOf(redirects: readonly Redirect[], origin: string, path: string): Destination | undefined {
  const redirect = redirects.find(({ fromOrigin, fromPath }) => fromOrigin === origin && isBelow(path, fromPath));
  return redirect && { origin: redirect.toOrigin, path: withRoot(redirect.toPath + path.slice(redirect.fromPath.length)) };
}

function isBelow(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || prefix === '' || '/?'.includes(path[prefix.length]));
}

function withRoot(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function readAddress(text: string): { origin: string; path: string } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`"${text}" is no address: write scheme and host, as in http://127.0.0.1:8080`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Error(`"${text}" is no address of an HTTP endpoint: it must begin with http:// or https://`);
  if (url.search !== '' || url.hash !== '') throw new Error(`"${text}" holds more than scheme, host and path`);
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
}
