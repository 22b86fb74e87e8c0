/**
 * What the gateway does to header names. Recorded by sending and mapping every one of them through all integration types
 * (header remapping tests), but where a line says otherwise.
 */

/** Client headers that are gone on arrival: no mapping, template, endpoint or event ever sees them. */
const goneOnArrival = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
]);

/** Client headers that HTTP_PROXY does not forward; a mapping may set them. */
const notForwarded = new Set(['host', 'content-encoding']);

/** Mapped headers that are accepted and do not arrive at an HTTP endpoint. */
const droppedFromMappings = new Set(['expect', 'proxy-authenticate', 'te', 'connection', 'via']);

/** Response headers that come back under `x-amzn-Remapped-{name}`. */
const remapped = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
]);

/** What becomes of a client header; `visible` is seen by everything but not forwarded by HTTP_PROXY. */
export type Arrival = 'forwarded' | 'visible' | 'gone';

/** Names as clients and endpoints write them are few and come again: each is looked at once. */
function remembering<T>(decide: (lowerName: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const decision = known.get(name);
    if (decision !== undefined) return decision;
    if (known.size >= 1000) known.clear();
    const decided = decide(name.toLowerCase());
    known.set(name, decided);
    return decided;
  };
}

export const arrivalOf = remembering<Arrival>((name) =>
  goneOnArrival.has(name) ? 'gone' : notForwarded.has(name) ? 'visible' : 'forwarded',
);

/** True if a mapped header reaches an HTTP endpoint. */
export function reachesEndpoint(name: string): boolean {
  return !droppedFromMappings.has(name.toLowerCase());
}

/** The name that a response header goes back under; null for one that is dropped. Made once, so that no answer joins it anew. */
export type ResponseName = (name: string) => string | null;

/** Like {@link remembering}, for decisions that hang on the spelling of the name, too. */
function returning(isDropped: (lowerName: string) => boolean, isRemapped: (lowerName: string) => boolean): ResponseName {
  const known = new Map<string, string | null>();
  return (name) => {
    const decision = known.get(name);
    if (decision !== undefined) return decision;
    if (known.size >= 1000) known.clear();
    const lowerName = name.toLowerCase();
    const decided = isDropped(lowerName) ? null : isRemapped(lowerName) ? flat(`x-amzn-Remapped-${name}`) : name;
    known.set(name, decided);
    return decided;
  };
}

/** The text in one piece: joined texts are put together by whoever reads them first, each time anew. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** For a header that a mapping, a template or a function sets on the response. */
export const mappedResponseName = returning(
  (name) => name === 'transfer-encoding',
  (name) => remapped.has(name),
);

/** For a header of an HTTP_PROXY endpoint. `Via` is LocalStack's reading. */
export const endpointResponseName = returning(
  (name) => name === 'transfer-encoding' || name === 'via',
  (name) => remapped.has(name) || name === 'x-amzn-requestid',
);

/** Appends the headers that may go back to the client, under the names that they go back under. */
export function appendResponseHeaders(to: string[], headers: readonly string[], nameOf: ResponseName): void {
  for (let i = 0; i < headers.length; i += 2) {
    const name = nameOf(headers[i]);
    if (name !== null) to.push(name, headers[i + 1]);
  }
}
