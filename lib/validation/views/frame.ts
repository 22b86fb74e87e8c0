import { blanksFor, characterWidth, displayWidth, printable } from './display-width';

/** Marks a piece of one line. */
export interface Mark {
  /** From 1. */
  readonly line: number;
  /** Offsets into the line, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly label?: string;
  /** The offending piece is marked `^^^`, what it disagrees with `---`. */
  readonly isPrimary: boolean;
}

export interface FrameStyle {
  readonly width: number;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** Lines of context before and after a mark. */
const contextLines = 1;

/** Some lines of a text with marks below them; at most one line of context on each side, long lines cut around the mark. */
export function frame(source: string, marks: readonly Mark[], style: FrameStyle): readonly string[] {
  const lines = source.split(/\r\n|\n|\r/);
  const shown = shownLines(marks, lines);
  const gutter = Math.max(2, ...shown.map((number) => String(number).length)) + 1;
  const room = Math.max(20, style.width - gutter - 5);
  return shown.flatMap((number, index) => {
    const own = marks.filter(({ line }) => line === number);
    const [first] = own;
    const cut = cutAround(lines[number - 1] ?? '', first?.start ?? 0, room);
    const gap = index > 0 && number !== shown[index - 1] + 1 ? [style.dim(`${' '.repeat(gutter)}  ⋮`)] : [];
    const text = `${style.dim(`${String(number).padStart(gutter)}  │`)} ${printable(cut.text)}`;
    return [...gap, text.trimEnd(), ...own.map((mark) => `${style.dim(`${' '.repeat(gutter)}  │`)} ${markLine(mark, cut, style)}`)];
  });
}

function shownLines(marks: readonly Mark[], lines: readonly string[]): readonly number[] {
  const numbers = new Set<number>();
  for (const { line, isPrimary } of marks) {
    const around = isPrimary ? contextLines : 0;
    for (let number = line - around; number <= line + around; number++) {
      const isContext = number !== line;
      if (number >= 1 && number <= lines.length && !(isContext && lines[number - 1]?.trim() === '')) numbers.add(number);
    }
  }
  return [...numbers].sort((left, right) => left - right);
}

interface CutLine {
  readonly text: string;
  /** Offset of `text` in the whole line, the ellipsis not counted. */
  readonly from: number;
  readonly hasEllipsis: boolean;
}

/** As much of a line as there is room for, with the offset in it. */
function cutAround(line: string, offset: number, room: number): CutLine {
  if (displayWidth(line) <= room) return { text: line, from: 0, hasEllipsis: false };
  const from = displayWidth(line.slice(0, offset)) < room * 0.7 ? 0 : backwards(line, offset, Math.floor(room / 2));
  const hasEllipsis = from > 0;
  let width = hasEllipsis ? 2 : 1;
  let end = from;
  for (const character of line.slice(from)) {
    width += characterWidth(character);
    if (width > room) break;
    end += character.length;
  }
  return { text: `${hasEllipsis ? '…' : ''}${line.slice(from, end)}${end < line.length ? '…' : ''}`, from, hasEllipsis };
}

/** The offset that lies some columns before another one, at a whole character. */
function backwards(line: string, offset: number, columns: number): number {
  let from = offset;
  let width = 0;
  while (from > 0 && width < columns) {
    from -= line.codePointAt(from - 2) !== undefined && (line.codePointAt(from - 2) as number) > 0xffff ? 2 : 1;
    width += characterWidth(String.fromCodePoint(line.codePointAt(from) as number));
  }
  return Math.max(0, from);
}

function markLine({ start, end, label, isPrimary }: Mark, cut: CutLine, { strong, dim }: FrameStyle): string {
  const paint = isPrimary ? strong : dim;
  const indent = cut.hasEllipsis ? 1 : 0;
  const before = cut.text.slice(0, Math.max(0, start - cut.from + indent));
  const marked = cut.text.slice(before.length, Math.max(before.length, end - cut.from + indent));
  const carets = (isPrimary ? '^' : '-').repeat(Math.max(1, displayWidth(marked)));
  return `${blanksFor(before)}${paint(label === undefined ? carets : `${carets} ${label}`)}`;
}
