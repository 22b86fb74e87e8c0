import type { RawHeaders } from './message';

/** First value of a header, its name compared without case; `lowerName` is in lower case. */
export function headerValue(headers: RawHeaders, lowerName: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (isHeader(headers[i], lowerName)) return headers[i + 1];
  }
  return undefined;
}

/** True if `name` is the header `lowerName`; cheap for names that differ in length or at their beginning. */
export function isHeader(name: string, lowerName: string): boolean {
  if (name.length !== lowerName.length || ((name.charCodeAt(0) ^ lowerName.charCodeAt(0)) & ~caseBit) !== 0) return false;
  return name === lowerName || name.toLowerCase() === lowerName;
}

/** In which letters of either case differ. */
const caseBit = 0x20;

/** Sets a header in place of every other of that name, at the place of the first; for use on a list that is not shared yet. */
export function setHeader(headers: string[], name: string, value: string): void {
  const lowerName = name.toLowerCase();
  let place = -1;
  for (let i = 0; i < headers.length; i += 2) {
    if (!isHeader(headers[i], lowerName)) continue;
    if (place < 0) place = i;
    else {
      headers.splice(i, 2);
      i -= 2;
    }
  }
  if (place < 0) headers.push(name, value);
  else {
    headers[place] = name;
    headers[place + 1] = value;
  }
}

/** Media type of a Content-Type or Accept header: its first one, without parameters, in lower case. */
export function mediaType(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const end = /[;,]/.exec(header)?.index ?? header.length;
  return header.slice(0, end).trim().toLowerCase();
}

const illegalInValue = /[^\t\x20-\x7e\x80-\xff]/;
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** True if a header may have this value on the wire: no control character, and every character one byte. */
export function isHeaderValue(value: string): boolean {
  return !illegalInValue.test(value);
}

export function isHeaderName(name: string): boolean {
  return token.test(name);
}

/** A text as it goes on the wire in a header: characters beyond ASCII as the bytes of their UTF-8. */
export function wireText(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}
