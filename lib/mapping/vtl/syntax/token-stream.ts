import { Lexer } from './lexer';
import type { SourceRange, TemplateFailure } from './nodes';
import { type ErrorCollector, SyntaxFailure } from './template-error';
import type { Token, TokenKind } from './token';

/** Nesting of blocks, parentheses, calls and strings; beyond it a template is refused. */
const DEPTH_LIMIT = 200;

const NAMES: Readonly<Partial<Record<TokenKind, string>>> = {
  'end-of-template': 'the end of the template',
  'right-parenthesis': '")"',
  'call-right-parenthesis': '")"',
  'right-bracket': '"]"',
  'index-right': '"]"',
  'left-parenthesis': '"("',
  'reference-right-curly': '"}"',
  'right-curly': '"}"',
  identifier: 'a name',
  string: 'a string',
  integer: 'an integer',
  colon: '":"',
  comma: '","',
  equals: '"="',
  end: '#end',
  dot: '"."',
};

/** What parsing a template and the strings in it finds besides nodes. */
export interface Outcome {
  readonly errors: ErrorCollector;
  failure?: TemplateFailure;
}

/**
 * The tokens of one template, asked for no earlier than Velocity asks (what the lexer reads depends on what the
 * parser has switched before), and the places where its errors go. Offsets are those of the outermost template, also
 * for a string's content.
 */
export class TokenStream {
  readonly lexer: Lexer;
  /** Every token that was taken; nodes know theirs by index. */
  readonly taken: Token[] = [];
  /** The macros declared so far: a backslash before their names disappears. */
  readonly macros = new Set<string>();
  private readonly ahead: Token[] = [];

  constructor(
    source: string,
    readonly outcome: Outcome,
    readonly offsetOf: (offset: number) => number,
    private depth = 0,
  ) {
    const { errors } = outcome;
    this.lexer = new Lexer(source, (at, message, expected) => errors.add(offsetOf(at), offsetOf(at + 1), message, expected));
  }

  peek(distance = 0): Token {
    while (this.ahead.length <= distance) this.ahead.push(this.lexer.next());
    return this.ahead[distance];
  }

  take(): Token {
    const token = this.peek();
    this.ahead.shift();
    this.taken.push(token);
    return token;
  }

  accept(kind: TokenKind): boolean {
    if (this.peek().kind !== kind) return false;
    this.take();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.peek().kind !== kind) this.fail([nameOf(kind)]);
    return this.take();
  }

  /** Notes an error at the next token, which is none of the `expected`, and leaves the construct. */
  fail(expected: readonly string[]): never {
    const token = this.peek();
    const found = token.kind === 'end-of-template' ? 'the end of the template' : quoted(token.image);
    const message = `Expected ${alternatives(expected)}, found ${found}.${hint(token.image, expected)}`;
    if (token.kind === 'invalid') this.outcome.errors.amend(this.offsetOf(token.start), message, expected);
    else this.errorAt(token, message, expected);
    throw new SyntaxFailure(token.start);
  }

  errorAt(token: Token, message: string, expected: readonly string[] = []): void {
    this.outcome.errors.add(this.offsetOf(token.start), this.offsetOf(token.end), message, expected);
  }

  /** Goes on at an offset of this stream's source as plain text. */
  resume(position: number): void {
    this.ahead.length = 0;
    this.lexer.resume(position);
  }

  range(first: number, last = this.taken.length - 1): SourceRange {
    return { start: this.offsetOf(this.taken[first].start), end: this.offsetOf(this.taken[last].end) };
  }

  rangeOf(token: Token): SourceRange {
    return { start: this.offsetOf(token.start), end: this.offsetOf(token.end) };
  }

  /** Notes that every rendering will fail. */
  failLater(range: SourceRange, message: string): void {
    this.outcome.failure ??= { ...range, message };
  }

  /** The tokens as they were read, comments' ends and all. */
  images(first: number, last = this.taken.length - 1): string {
    let text = '';
    for (let i = first; i <= last; i++) text += this.taken[i].image;
    return text;
  }

  /** The source of tokens as Velocity puts it together again: comments and backslashes before references are gone. */
  text(first: number, last = this.taken.length - 1): string {
    let text = '';
    for (let i = first; i <= last; i++) {
      const token = this.taken[i];
      if (token.kind !== 'block-comment') text += token.special + token.image;
    }
    return text;
  }

  /** The stream of a string's content, which is a template one level deeper. */
  inside(content: string, offsetOf: (offset: number) => number): TokenStream {
    return new TokenStream(content, this.outcome, (offset) => this.offsetOf(offsetOf(offset)), this.depth + 1);
  }

  /** Runs `work` one level deeper. */
  nest<T>(work: () => T): T {
    if (this.depth >= DEPTH_LIMIT) {
      const token = this.peek();
      this.errorAt(token, `The template nests more than ${DEPTH_LIMIT} levels deep.`);
      throw new SyntaxFailure(this.lexer.source.length);
    }
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }
}

export function nameOf(kind: TokenKind): string {
  return NAMES[kind] ?? kind;
}

/** What to write instead, where a mistake is a common one. */
function hint(found: string, expected: readonly string[]): string {
  if (/^[-+*/%<>=!&|]$/.test(found) && expected.includes('")"')) {
    return ' Arguments of a call take no operators: calculate with #set before.';
  }
  return /^["']/.test(found) && found.length === 1 ? ' The string that begins here is not closed.' : '';
}

function quoted(image: string): string {
  return JSON.stringify(image.length > 20 ? `${image.slice(0, 20)}…` : image);
}

function alternatives(expected: readonly string[]): string {
  return expected.length < 2
    ? (expected[0] ?? 'something else')
    : `${expected.slice(0, -1).join(', ')} or ${expected[expected.length - 1]}`;
}
