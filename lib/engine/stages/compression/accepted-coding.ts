/** Codings that the service compresses in (documented). */
export type Coding = 'gzip' | 'deflate';

const item = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i;

/** Items of an Accept-Encoding that are looked at; no client names more. */
const mostItems = 32;

/**
 * The coding that a client wants most, if the service knows it: what it wants even more and the service does not know leaves the response
 * uncompressed (documented), and so do `*` and `identity`. Of several that it wants alike the first one counts.
 */
export function acceptedCoding(header: string | undefined): Coding | undefined {
  if (header === undefined) return undefined;
  let wanted: string | undefined;
  let most = 0;
  for (const text of header.split(',', mostItems)) {
    const [, coding, quality = '1'] = item.exec(text) ?? [];
    if (coding === undefined || Number(quality) <= most) continue;
    most = Number(quality);
    wanted = coding.toLowerCase();
  }
  return wanted === 'gzip' || wanted === 'deflate' ? wanted : undefined;
}
