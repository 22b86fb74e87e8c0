/** Method and raw target of a request. */
export interface RequestLine {
  readonly method: string;
  readonly target: string;
}

/**
 * Reads `GET /pets?type=dog`.
 * @throws Error if it is no method and path, or holds characters that no client can send
 */
export function parseRequestLine(text: string): RequestLine {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) +(\/\S*)$/.exec(text);
  if (!match)
    throw new Error(`"${text}" is no request: write a method, a space and a path, as in "GET /pets?type=dog" (a space in the path is %20)`);
  const [, method, target] = match as unknown as [string, string, string];
  const foreign = /[^\x21-\x7e]/u.exec(target);
  if (foreign)
    throw new Error(`"${text}" holds "${foreign[0]}", which no client can send as it is: write ${encodeURIComponent(foreign[0])}`);
  return { method: method.toUpperCase(), target };
}
