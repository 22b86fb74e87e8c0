import { LexicalStates } from './lexical-state';
import { SCAN } from './scan-states';
import { type DroppedKind, type MatchKind, type MoreKind, Scanner } from './scanner';
import { specialText } from './special-text';
import { Token, type TokenKind } from './token';

const MORE = new Set<MatchKind>([
  'dollar',
  'dollar-bang',
  'textblock-start',
  'formal-comment-start',
  'block-comment-start',
  'hash',
  'textblock-text',
] satisfies MoreKind[]);
const DROPPED = new Set<MatchKind>(['reference-terminator', 'directive-terminator', 'comment-text'] satisfies DroppedKind[]);

/**
 * Velocity's lexer: a machine with a stack of states, that reads a token when the parser asks for it (the parser
 * switches states, too). A lexical error is told to `onError` once, and reading goes on behind it.
 */
export class Lexer {
  readonly states = new LexicalStates();
  private readonly scanner: Scanner;

  constructor(
    readonly source: string,
    private readonly onError: (at: number, message: string, expected: readonly string[]) => void,
  ) {
    this.scanner = new Scanner(source);
  }

  get position(): number {
    return this.scanner.position;
  }

  /** Goes on at `position` as plain text, after a syntax error. */
  resume(position: number): void {
    this.states.reset();
    this.scanner.position = position;
  }

  next(): Token {
    const { scanner, states } = this;
    const specials: string[] = [];
    for (;;) {
      const start = scanner.position;
      if (start >= this.source.length) return new Token('end-of-template', '', start, start, specialText(specials));
      let kind = this.match();
      while (kind !== undefined && MORE.has(kind)) {
        this.enter(kind as MoreKind);
        kind = this.match();
      }
      if (kind === undefined) return this.invalid(start);
      if (!DROPPED.has(kind)) return this.token(kind as TokenKind, start, specials);
      if (kind !== 'comment-text') {
        specials.push(this.source.slice(start, scanner.position));
        scanner.position--;
        states.pop();
      }
    }
  }

  private match(): MatchKind | undefined {
    const { scanner } = this;
    if (scanner.position >= this.source.length) return undefined;
    scanner.kind = undefined;
    scanner.end = scanner.position;
    SCAN[this.states.current](scanner);
    scanner.position = scanner.end;
    return scanner.kind;
  }

  private invalid(start: number): Token {
    const { scanner } = this;
    const at = scanner.position;
    if (at >= this.source.length) {
      this.onError(start, `The template ends after ${JSON.stringify(this.source.slice(start, start + 10))}, which begins something.`, [
        'text after it',
      ]);
      return new Token('end-of-template', '', at, at, '');
    }
    this.onError(at, `Unexpected character ${JSON.stringify(String.fromCodePoint(this.source.codePointAt(at)!))}.`, []);
    scanner.position++;
    return new Token('invalid', this.source[at], at, at + 1, '');
  }

  /** What a prefix switches. */
  private enter(kind: MoreKind): void {
    const { states } = this;
    if (states.inComment) return;
    if (kind === 'dollar' || kind === 'dollar-bang') {
      if (states.current === 'reference') states.pop();
      states.push('reference');
    } else if (kind === 'hash') {
      if (states.current === 'reference' || states.current === 'reference-modifier') states.pop();
      states.push('before-directive');
    } else {
      this.enterComment(kind);
    }
  }

  private enterComment(kind: MoreKind): void {
    this.states.inComment = true;
    if (kind === 'textblock-start') this.states.push('textblock');
    else if (kind === 'block-comment-start') this.states.push('block-comment');
    else {
      this.states.push('formal-comment');
      this.scanner.position--;
    }
  }

  private token(kind: TokenKind, start: number, specials: readonly string[]): Token {
    this.handBack(kind);
    const end = this.scanner.position;
    const image = kind === 'dot' ? '.' : this.source.slice(start, end);
    this.act(kind);
    return new Token(kind, image, start, end, specialText(specials));
  }

  /** Characters that a token needs to see but does not own. */
  private handBack(kind: TokenKind): void {
    const { scanner } = this;
    if (kind === 'dot') scanner.position--;
    else if (kind === 'integer' && this.source.startsWith('..', scanner.position - 2)) scanner.position -= 2;
  }

  /** What a token switches. */
  private act(kind: TokenKind): void {
    const { states } = this;
    switch (kind) {
      case 'index-left':
        states.push('index');
        return;
      case 'index-right':
      case 'reference-right-curly':
      case 'end':
      case 'else':
        states.pop();
        return;
      case 'left-parenthesis':
        if (!states.inComment) states.opened++;
        if (states.current === 'reference-modifier') states.current = 'call';
        return;
      case 'right-parenthesis':
        states.closeParenthesis();
        return;
      case 'call-right-parenthesis':
        states.current = 'reference';
        return;
      case 'set':
        this.enterSet();
        return;
      case 'line-comment-start':
        this.enterLineComment();
        return;
      case 'line-comment':
      case 'block-comment':
      case 'formal-comment':
      case 'textblock':
        states.inComment = false;
        states.pop();
        return;
      case 'if':
      case 'elseif':
        states.current = 'directive';
        return;
      case 'dot':
        states.current = 'reference-modifier';
        return;
      case 'string':
      case 'integer':
      case 'decimal':
        this.leaveBareDirective(kind);
        return;
      default:
    }
  }

  private enterSet(): void {
    const { states } = this;
    if (states.inComment) return;
    states.push('directive');
    states.inSet = true;
    states.opened++;
  }

  private enterLineComment(): void {
    const { states } = this;
    if (states.inComment) return;
    if (states.current === 'reference') states.pop();
    states.inComment = true;
    states.push('line-comment');
  }

  /** A literal outside of parentheses (`#1`) ends what `#` began. */
  private leaveBareDirective(kind: 'string' | 'integer' | 'decimal'): void {
    const { states } = this;
    if (states.inSet || states.opened > 0) return;
    const inside = {
      string: states.current !== 'directive',
      integer: states.current === 'call' || states.current === 'index',
      decimal: states.current === 'call',
    };
    if (!inside[kind]) states.pop();
  }
}
