/** Headers as a test writes them: an object, a name with several values as a list; or a list of pairs where order and case matter. */
export type HeadersInput = Readonly<Record<string, string | readonly string[]>> | readonly (readonly [name: string, value: string])[];

/** Headers as they stand on the wire: name, value, name, value. */
export function rawHeaders(headers: HeadersInput): string[] {
  if (isPairs(headers)) return headers.flat();
  return Object.entries(headers).flatMap(([name, values]) => [values].flat().flatMap((value) => [name, value]));
}

/** Raw headers as pairs. */
export function headerPairs(headers: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: headers.length / 2 }, (_, index) => [headers[2 * index], headers[2 * index + 1]]);
}

/** Headers by name in lower case; repeated values are joined by a comma and a space. Without a prototype. */
export function headerRecord(headers: readonly string[]): Readonly<Record<string, string>> {
  const record = Object.create(null) as Record<string, string>;
  for (const [name, value] of headerPairs(headers)) {
    const key = name.toLowerCase();
    record[key] = key in record ? `${record[key]}, ${value}` : value;
  }
  return record;
}

/**
 * Headers that a client can send.
 * @throws Error naming the header that no client can
 */
export function sendableHeaders(headers: readonly string[]): readonly string[] {
  for (const [name, value] of headerPairs(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a header`);
    if (/[\0\r\n]|[^\0-\xff]/.test(value))
      throw new Error(`the header ${name} holds characters that no client can send: ${JSON.stringify(value)}`);
  }
  return headers;
}

function isPairs(headers: HeadersInput): headers is readonly (readonly [string, string])[] {
  return Array.isArray(headers);
}
