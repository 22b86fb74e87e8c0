import type { StringNode } from './nodes';
import { parseStatements } from './statement-parser';
import type { Token } from './token';
import type { TokenStream } from './token-stream';

const HEX_DIGITS = 4;

/** A string literal. Between double quotes, one with a `$` or `#` is a template of its own. */
export function parseString(tokens: TokenStream): StringNode {
  const token = tokens.take();
  const range = tokens.rangeOf(token);
  const quote = token.image[0];
  const content = new Content(token.image.slice(1, -1), token.start + 1);
  if (quote === '"' && !content.decodeUnicode()) {
    tokens.failLater(range, 'After \\u in a string between double quotes, four hexadecimal digits must follow.');
  }
  content.halveQuotes(quote);
  const value = content.text;
  const interpolates = quote === '"' && /[$#]/.test(token.image);
  const isPadded = !value.includes('##');
  if (!interpolates) return { type: 'string', value, padded: false, ...range };
  return { type: 'string', value, content: parseContent(tokens, token, content, isPadded), padded: isPadded, ...range };
}

function parseContent(tokens: TokenStream, token: Token, content: Content, isPadded: boolean) {
  const stream = tokens.inside(isPadded ? `${content.text} ` : content.text, (offset) => Math.min(content.offsetOf(offset), token.end - 1));
  return tokens.nest(() => parseStatements(stream));
}

/** A string's text while its escapes are taken out, and where each character came from. */
class Content {
  /** Offsets of the characters, where they differ from a plain shift. */
  private offsets: number[] | undefined;

  constructor(
    public text: string,
    private readonly start: number,
  ) {}

  offsetOf(index: number): number {
    if (this.offsets === undefined) return this.start + index;
    return this.offsets[index] ?? (this.offsets[this.offsets.length - 1] ?? this.start) + 1;
  }

  /** `\uXXXX` becomes its character; false where the digits are missing. Java reads them as an integer, sign and all. */
  decodeUnicode(): boolean {
    let isComplete = true;
    this.replace('\\u', (at) => {
      const digits = this.text.slice(at + 2, at + 2 + HEX_DIGITS);
      isComplete &&= digits.length === HEX_DIGITS && /^[+-]?[0-9a-fA-F]+$/.test(digits);
      return { character: String.fromCharCode(Number.parseInt(digits, 16)), length: 2 + HEX_DIGITS };
    });
    return isComplete;
  }

  halveQuotes(quote: string): void {
    this.replace(quote + quote, () => ({ character: quote, length: 2 }));
  }

  private replace(sought: string, by: (at: number) => { character: string; length: number }): void {
    let at = this.text.indexOf(sought);
    if (at === -1) return;
    const offsets: number[] = [];
    let text = '';
    let copied = 0;
    while (at !== -1) {
      for (let i = copied; i <= at; i++) offsets.push(this.offsetOf(i));
      const { character, length } = by(at);
      text += this.text.slice(copied, at) + character;
      copied = at + length;
      at = this.text.indexOf(sought, copied);
    }
    for (let i = copied; i < this.text.length; i++) offsets.push(this.offsetOf(i));
    this.text = text + this.text.slice(copied);
    this.offsets = offsets;
  }
}
