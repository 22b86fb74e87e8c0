import { arrivalOf } from './header-rules';
import { isHeader } from './headers';
import type { RawHeaders } from './message';

/** What one look at a request's headers tells. */
export interface ArrivedHeaders {
  /** Without those that are gone on arrival. */
  readonly visible: RawHeaders;
  /** Of all names, values and line ends. */
  readonly bytes: number;
  /** Of the body, where the client declares it. */
  readonly contentLength: string | undefined;
  /** True if the body comes in chunks. */
  readonly chunked: boolean;
}

/** Four characters of a line are neither name nor value. */
const lineBytes = 4;

export function arrivedHeaders(headers: RawHeaders, edgeOptimized: boolean): ArrivedHeaders {
  let bytes = (headers.length / 2) * lineBytes;
  let contentLength: string | undefined;
  let chunked = false;
  // Most requests lose nothing on arrival, and keep their list.
  let visible: string[] | undefined = edgeOptimized ? [] : undefined;
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    const value = headers[i + 1];
    bytes += name.length + value.length;
    if (arrivalOf(name) === 'gone') {
      if (isHeader(name, 'content-length')) contentLength ??= value;
      else if (isHeader(name, 'transfer-encoding')) chunked = true;
      visible ??= headers.slice(0, i);
    } else visible?.push(edgeOptimized ? edgeName(name) : name, value);
  }
  return { visible: visible ?? headers, bytes, contentLength, chunked };
}

/** Recorded on an edge-optimized API: these two names arrive in this spelling, however the client writes them. */
function edgeName(name: string): string {
  if (isHeader(name, 'user-agent')) return 'User-Agent';
  return isHeader(name, 'authorization') ? 'Authorization' : name;
}
