/** The kinds of tokens, named as in Velocity's grammar. `more` kinds are prefixes of the token that follows. */
export type TokenKind =
  | 'end-of-template'
  | 'invalid'
  | 'index-left'
  | 'index-right'
  | 'left-bracket'
  | 'right-bracket'
  | 'comma'
  | 'double-dot'
  | 'colon'
  | 'left-curly'
  | 'right-curly'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'call-right-parenthesis'
  | 'escaped-directive'
  | 'set'
  | 'line-comment-start'
  | 'double-escape'
  | 'escape'
  | 'text'
  | 'line-comment'
  | 'block-comment'
  | 'formal-comment'
  | 'textblock'
  | 'whitespace'
  | 'string'
  | 'true'
  | 'false'
  | 'operator'
  | 'not'
  | 'equals'
  | 'end'
  | 'if'
  | 'elseif'
  | 'else'
  | 'integer'
  | 'decimal'
  | 'word'
  | 'bracketed-word'
  | 'identifier'
  | 'dot'
  | 'reference-left-curly'
  | 'reference-right-curly'
  | 'empty-index';

export class Token {
  constructor(
    readonly kind: TokenKind,
    /** The token's text. References shed their backslashes from it once they are read, as Velocity does. */
    public image: string,
    readonly start: number,
    readonly end: number,
    /** The `$` and `#` before this token that turned out to be text. Only text prints them. */
    readonly special: string,
  ) {}
}
