/** Column where a card's right-hand title begins. */
const titleColumn = 53;

/** Puts the two halves of a card's title at their columns. */
export function title(left: string, right: string): string {
  return `${column(left, titleColumn)}${right}`;
}

/** Text that fills a column; longer text keeps two spaces to what follows, and moves its own line only. */
export function column(text: string, width: number): string {
  return text.length + 2 > width ? `${text}  ` : text.padEnd(width);
}

/** A label in its column, its lines beside and below. No lines: no label. */
export function labelled(label: string, lines: readonly string[], width: number): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(width - 1)} ${line}`.trimEnd());
}

/** Facts beside a head: the first on its line, the others below it in the same column. */
export function beside(head: string, facts: readonly string[], width: number): string[] {
  if (facts.length === 0) return [head];
  return facts.map((fact, index) => `${index === 0 ? column(head, width) : ' '.repeat(width)}${fact}`);
}

/** Orders texts the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
