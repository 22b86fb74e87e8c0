import { checkLength, JavaException } from '../../values';
import { isJavaWhitespace } from './scalar-methods';

/** The methods of String that Java 12 to 15 brought for text of several lines. */

/** `String.indent`: every line in or out by `count` blanks, each ended by a line feed. */
export function indentLines(text: string, count: number): string {
  if (text === '') return '';
  const lines = linesOf(text);
  if (count > 0) checkLength({ length: text.length + lines.length * (count + 1) });
  return lines.map((line) => `${count > 0 ? ' '.repeat(count) + line : line.slice(Math.min(-count, leadingBlanks(line)))}\n`).join('');
}

/** `String.stripIndent`: takes away the blanks that all lines begin with, and those that they end with. */
export function stripIndent(text: string): string {
  if (text === '') return '';
  const isEnded = /[\r\n]$/.test(text);
  const lines = linesOf(text);
  const counted = lines.filter((line) => !isBlank(line));
  // A last line without text counts: it is where a text block's closing quotes stand.
  if (isEnded) counted.push('');
  else if (isBlank(lines.at(-1)!)) counted.push(lines.at(-1)!);
  const indent = counted.reduce((least, line) => Math.min(least, leadingBlanks(line)), Number.POSITIVE_INFINITY);
  const stripped = lines.map((line) => (isBlank(line) ? '' : withoutTrailingBlanks(line.slice(indent))));
  return stripped.join('\n') + (isEnded ? '\n' : '');
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', s: ' ', t: '\t', "'": "'", '"': '"', '\\': '\\' };

/** `String.translateEscapes`: the escapes of Java's own texts, without `\u`. */
export function translateEscapes(text: string): string {
  return text.replace(/\\([0-3][0-7]{0,2}|[4-7][0-7]?|\r\n|.|$)/gsu, (_, sequence: string) => {
    if (/^[0-7]/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8));
    if (/^[\r\n]/.test(sequence)) return '';
    const translated = Object.hasOwn(ESCAPES, sequence) ? ESCAPES[sequence] : undefined;
    if (translated === undefined) throw new JavaException('IllegalArgumentException', `Invalid escape sequence: \\${sequence}`);
    return translated;
  });
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '' && lines.length > 1) lines.pop();
  return lines;
}

function isBlank(line: string): boolean {
  return leadingBlanks(line) === line.length;
}

function leadingBlanks(line: string): number {
  let count = 0;
  while (count < line.length && isJavaWhitespace(line.charCodeAt(count))) count++;
  return count;
}

function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && isJavaWhitespace(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}
