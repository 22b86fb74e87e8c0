import { PatternSyntaxError } from '../pattern-syntax-error';
import { type Flags, flagsOf } from './flags';
import { withoutQuoting } from './quoting';

const HASH = 0x23;

/**
 * The code points of a pattern and the place of reading. Java's reader has several ways to step, which differ in where
 * they skip the blanks and remarks of the flag `x`; each is here by its Java name. Beyond the end it reads zeros.
 */
export class PatternText {
  readonly codes: readonly number[];
  cursor = 0;
  flags: Flags;

  constructor(
    readonly source: string,
    letters: string,
  ) {
    this.flags = flagsOf(letters);
    this.codes = withoutQuoting(Array.from(source, (character) => character.codePointAt(0)!));
  }

  get length(): number {
    return this.codes.length;
  }

  get atEnd(): boolean {
    return this.cursor >= this.length;
  }

  at(index: number): number {
    return this.codes[index] ?? 0;
  }

  peek(): number {
    const code = this.at(this.cursor);
    return this.flags.comments ? this.pastBlanks(code) : code;
  }

  next(): number {
    const code = this.at(++this.cursor);
    return this.flags.comments ? this.pastBlanks(code) : code;
  }

  nextEscaped(): number {
    return this.at(++this.cursor);
  }

  read(): number {
    let code = this.at(this.cursor++);
    if (!this.flags.comments) return code;
    while (isBlank(code) || code === HASH) {
      while (isBlank(code)) code = this.at(this.cursor++);
      if (code === HASH) code = this.readPastLine();
    }
    return code;
  }

  skip(): number {
    const code = this.at(this.cursor + 1);
    this.cursor += 2;
    return code;
  }

  unread(): void {
    this.cursor--;
  }

  accept(code: number, complaint: string): void {
    if (this.read() !== code) throw this.error(complaint);
  }

  error(description: string): PatternSyntaxError {
    return new PatternSyntaxError(description, this.source, this.cursor - 1);
  }

  private pastBlanks(first: number): number {
    let code = first;
    for (;;) {
      while (isBlank(code)) code = this.at(++this.cursor);
      if (code !== HASH) return code;
      do code = this.at(++this.cursor);
      while (code !== 0 && !this.isLineTerminator(code));
    }
  }

  private readPastLine(): number {
    let code: number;
    do code = this.at(this.cursor++);
    while (code !== 0 && !this.isLineTerminator(code));
    if (code === 0 && this.cursor > this.length) {
      this.cursor = this.length;
      code = this.at(this.cursor++);
    }
    return code;
  }

  private isLineTerminator(code: number): boolean {
    if (this.flags.unixLines) return code === 0x0a;
    return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

export function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The code of a character that a parser looks for. */
export function codeOf(character: string): number {
  return character.codePointAt(0)!;
}
