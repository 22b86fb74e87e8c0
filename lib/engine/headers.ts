import type { RawHeaders } from './message';

/** First value of a header, its name compared without case; `lowerName` is in lower case. */
export function headerValue(headers: RawHeaders, lowerName: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (isHeader(headers[i] as string, lowerName)) return headers[i + 1];
  }
  return undefined;
}

/** True if `name` is the header `lowerName`; cheap for names that differ in length. */
export function isHeader(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName);
}

/** The headers with one more at the end. */
export function withHeader(headers: RawHeaders, name: string, value: string): RawHeaders {
  return [...headers, name, value];
}
