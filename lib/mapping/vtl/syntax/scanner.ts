import {
  APOSTROPHE,
  AT,
  BACKSLASH,
  BLANK,
  CARRIAGE_RETURN,
  DOLLAR,
  DOT,
  EXCLAMATION,
  HASH,
  isBlank,
  isDigit,
  isLetter,
  isWhitespace,
  LEFT_CURLY,
  LEFT_PARENTHESIS,
  LINE_FEED,
  MINUS,
  QUOTE,
  RIGHT_CURLY,
  STAR,
  UNDERSCORE,
} from './characters';
import type { TokenKind } from './token';

/** Prefixes of the token that follows: what they are is decided by what comes next. */
export type MoreKind =
  | 'dollar'
  | 'dollar-bang'
  | 'textblock-start'
  | 'formal-comment-start'
  | 'block-comment-start'
  | 'hash'
  | 'textblock-text';

/** What the lexer drops but remembers, or drops altogether. */
export type DroppedKind = 'reference-terminator' | 'directive-terminator' | 'comment-text';

export type MatchKind = TokenKind | MoreKind | DroppedKind;

/**
 * Looks at the source from one position and keeps the longest match; the earlier of two that are equally long.
 * Every look is bounded by what it then consumes, so that reading a template is linear.
 */
export class Scanner {
  kind: MatchKind | undefined;
  end = 0;
  private backslashRunEnd = 0;
  private lastQuote = -2;
  private lastApostrophe = -2;

  constructor(
    readonly source: string,
    public position = 0,
  ) {}

  code(offset = 0): number {
    return this.source.charCodeAt(this.position + offset);
  }

  /** Takes a match if it is longer than what there is. */
  offer(kind: MatchKind, end: number): void {
    if (end > this.end) {
      this.kind = kind;
      this.end = end;
    }
  }

  /** Where the run of backslashes at the position ends. */
  endOfBackslashes(): number {
    if (this.position >= this.backslashRunEnd) {
      let end = this.position;
      while (this.source.charCodeAt(end) === BACKSLASH) end++;
      this.backslashRunEnd = end;
    }
    return this.backslashRunEnd;
  }

  /** `$`, `$!`, `#`, `#*`, `#**`, `#[[`, with the backslashes before a dollar: they begin something in every state. */
  more(): void {
    const first = this.code();
    if (first === HASH) this.moreHash();
    else if (first === DOLLAR || first === BACKSLASH) this.moreDollar(first === DOLLAR ? this.position : this.endOfBackslashes());
  }

  private moreDollar(dollar: number): void {
    if (this.source.charCodeAt(dollar) !== DOLLAR) return;
    this.offer('dollar', dollar + 1);
    let bang = dollar + 1;
    while (this.source.charCodeAt(bang) === BACKSLASH) bang++;
    if (this.source.charCodeAt(bang) === EXCLAMATION) this.offer('dollar-bang', bang + 1);
  }

  private moreHash(): void {
    const { source, position } = this;
    if (source.startsWith('[[', position + 1)) this.offer('textblock-start', position + 3);
    if (this.code(1) === STAR) {
      const isFormal = this.code(2) === STAR && position + 3 < source.length && this.code(3) !== HASH;
      this.offer(isFormal ? 'formal-comment-start' : 'block-comment-start', position + (isFormal ? 4 : 2));
    }
    this.offer('hash', position + 1);
  }

  /** Blanks, `#set` or `#{set}`, blanks, `(`. */
  set(): void {
    let at = this.skip(this.position, isBlank);
    if (this.source.charCodeAt(at) !== HASH) return;
    if (this.source.startsWith('#set', at)) at += 4;
    else if (this.source.startsWith('#{set}', at)) at += 6;
    else return;
    while (this.source.charCodeAt(at) === BLANK) at++;
    if (this.source.charCodeAt(at) === LEFT_PARENTHESIS) this.offer('set', at + 1);
  }

  lineCommentStart(): void {
    if (this.code() === HASH && this.code(1) === HASH) this.offer('line-comment-start', this.position + 2);
  }

  whitespace(): void {
    this.offer('whitespace', this.skip(this.position, isWhitespace));
  }

  /** A string ends at the last quote that no doubled quote swallows; unclosed ones do not match. */
  string(): void {
    const quote = this.code();
    if (quote !== QUOTE && quote !== APOSTROPHE) return;
    const mark = quote === QUOTE ? '"' : "'";
    const last = this.last(mark);
    let at = this.position;
    let closed = -1;
    while (at < last) {
      at = this.source.indexOf(mark, at + 1);
      closed = at;
      if (this.source.charCodeAt(at + 1) !== quote) break;
      at++;
    }
    if (closed > 0) this.offer('string', closed + 1);
  }

  private last(mark: '"' | "'"): number {
    if (mark === '"') {
      if (this.lastQuote === -2) this.lastQuote = this.source.lastIndexOf(mark);
      return this.lastQuote;
    }
    if (this.lastApostrophe === -2) this.lastApostrophe = this.source.lastIndexOf(mark);
    return this.lastApostrophe;
  }

  /** Integers (`1..` is the integer 1 before a range's dots) and decimals. */
  number(): void {
    const { source, position } = this;
    const digits = this.code() === MINUS ? position + 1 : position;
    const end = this.skip(digits, isDigit);
    if (end > digits) {
      this.offer('integer', source.startsWith('..', end) ? end + 2 : end);
      const exponent = this.exponent(end);
      if (exponent > end) this.offer('decimal', exponent);
    }
    if (source.charCodeAt(end) !== DOT) return;
    const fraction = this.skip(end + 1, isDigit);
    if (end > digits || fraction > end + 1) this.offer('decimal', this.exponent(fraction));
  }

  private exponent(at: number): number {
    const letter = this.source.charCodeAt(at);
    if (letter !== 101 && letter !== 69) return at;
    const sign = this.source.charCodeAt(at + 1);
    const digits = sign === 43 || sign === MINUS ? at + 2 : at + 1;
    const end = this.skip(digits, isDigit);
    return end > digits ? end : at;
  }

  /** A word of a directive: letters, digits, `_` and `@`. */
  word(): void {
    const end = this.endOfWord(this.position);
    if (end > this.position) this.offer('word', end);
    else if (this.code() === LEFT_CURLY) this.bracketedWord();
  }

  private bracketedWord(): void {
    const end = this.endOfBracketedWord(this.position);
    if (end > this.position) this.offer('bracketed-word', end);
  }

  /** Where the word at `at` ends; `at` where there is none. */
  endOfWord(at: number): number {
    const first = this.source.charCodeAt(at);
    return isLetter(first) || first === UNDERSCORE || first === AT ? this.skip(at + 1, isDirectiveCharacter) : at;
  }

  endOfBracketedWord(at: number): number {
    if (this.source.charCodeAt(at) !== LEFT_CURLY || this.source.charCodeAt(at + 1) === AT) return at;
    const end = this.endOfWord(at + 1);
    return end > at + 1 && this.source.charCodeAt(end) === RIGHT_CURLY ? end + 1 : at;
  }

  /** `true`, `false`, or a reference's name: letters, digits, `_` and `-`. */
  identifier(): void {
    const first = this.code();
    if (!isLetter(first) && first !== UNDERSCORE) return;
    const end = this.skip(this.position + 1, isIdentifierCharacter);
    this.offerWord(end, 'identifier');
  }

  offerWord(end: number, otherwise: TokenKind): void {
    const length = end - this.position;
    if (length === 4 && this.source.startsWith('true', this.position)) this.offer('true', end);
    else if (length === 5 && this.source.startsWith('false', this.position)) this.offer('false', end);
    else this.offer(otherwise, end);
  }

  /** A dot continues a reference only if a letter follows; the letter is handed back. */
  dot(): void {
    if (this.code() === DOT && isLetter(this.code(1))) this.offer('dot', this.position + 2);
  }

  /** Blanks and one line end after `at`, or `at` if something else follows on the line. */
  restOfLine(at: number): number {
    const end = this.skip(at, isBlank);
    const code = this.source.charCodeAt(end);
    if (code === LINE_FEED) return end + 1;
    if (code !== CARRIAGE_RETURN) return at;
    return this.source.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1;
  }

  skip(at: number, belongs: (code: number) => boolean): number {
    let end = at;
    while (belongs(this.source.charCodeAt(end))) end++;
    return end;
  }
}

function isDirectiveCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === UNDERSCORE || code === AT;
}

function isIdentifierCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === MINUS || code === UNDERSCORE;
}
