import { Lexer } from 'yaml';

/** Parts of the library's lexer that its types keep to themselves. */
interface LexerParts {
  /** Spaces that a line needs to be part of what stands around it. */
  indentNext: number;
  parseFlowCollection(): Generator<string, unknown>;
  parseQuotedScalar(): Generator<string, unknown>;
  lex(source: string): Generator<string, void>;
}

const Base = Lexer as unknown as new () => LexerParts;

/** Takes lines of flow collections and quoted texts with any indentation. */
export class LenientLexer extends Base {
  override parseFlowCollection(): Generator<string, unknown> {
    return this.unindented(super.parseFlowCollection());
  }

  override parseQuotedScalar(): Generator<string, unknown> {
    return this.unindented(super.parseQuotedScalar());
  }

  private *unindented(lexemes: Generator<string, unknown>): Generator<string, unknown> {
    const { indentNext } = this;
    this.indentNext = 0;
    const next = yield* lexemes;
    this.indentNext = indentNext;
    return next;
  }
}
