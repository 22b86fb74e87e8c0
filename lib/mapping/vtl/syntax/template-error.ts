import type { SourceRange } from './nodes';

/** A syntax error of a template. */
export interface TemplateError extends SourceRange {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What could have stood there instead. */
  readonly expected: readonly string[];
}

/** Thrown inside of the parser to leave a construct that cannot be read on; the error itself is already noted. */
export class SyntaxFailure extends Error {
  constructor(readonly at: number) {
    super('syntax error');
  }
}

/** More errors than a person reads at once. */
const ERROR_LIMIT = 100;

/** Notes errors with their offsets; lines and columns are counted once, at the end. */
export class ErrorCollector {
  private readonly starts = new Set<number>();
  private readonly found: { start: number; end: number; message: string; expected: readonly string[] }[] = [];

  constructor(private readonly source: string) {}

  /** Whether nothing more is noted. */
  get isFull(): boolean {
    return this.found.length >= ERROR_LIMIT;
  }

  add(start: number, end: number, message: string, expected: readonly string[] = []): void {
    if (this.starts.has(start) || this.isFull) return;
    this.starts.add(start);
    this.found.push({ start, end: Math.max(end, start), message, expected });
  }

  /** Says more about the error that has been noted at `start`. */
  amend(start: number, message: string, expected: readonly string[]): void {
    const index = this.found.findIndex((error) => error.start === start);
    if (index >= 0) this.found[index] = { ...this.found[index], message, expected };
  }

  /** In the order of the source. */
  errors(): TemplateError[] {
    let line = 1;
    let lineStart = 0;
    let at = 0;
    return this.found
      .sort((a, b) => a.start - b.start)
      .map((error) => {
        for (; at < error.start; at++) {
          const code = this.source.charCodeAt(at);
          if (code !== 10 && (code !== 13 || this.source.charCodeAt(at + 1) === 10)) continue;
          line++;
          lineStart = at + 1;
        }
        return { ...error, line, column: error.start - lineStart + 1 };
      });
  }
}
