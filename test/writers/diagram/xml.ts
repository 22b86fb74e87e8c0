/** What an XML text holds. */
export interface Xml {
  /** Texts of its elements, in order. */
  readonly texts: readonly string[];
}

/** Reads the XML that a diagram uses: elements, attributes in double quotes, texts, numbered characters. @throws Error where it is not well-formed */
export function parseXml(text: string): Xml {
  const open: string[] = [];
  const texts: string[] = [];
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(text)) throw new Error('a character that XML does not have');
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    const [, closing, name, , empty, content] = match;
    if (content !== undefined) {
      if (/&(?!#\d+;)/.test(content)) throw new Error(`a bare & in ${content}`);
      if (content.trim() !== '') texts.push(content.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))));
    } else if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else if (empty !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> never closed`);
  return { texts };
}
