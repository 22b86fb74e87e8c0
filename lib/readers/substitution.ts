import { fragments, type Json } from '../definition';

/**
 * The text of a JSON document in which markers are replaced by what they stand for: in a string that holds an intrinsic, the string
 * becomes a `Fn::Join` of its pieces; outside of strings a marker becomes a whole value.
 *
 * @param values what each marker stands for: a text, or an intrinsic
 */
export function withValues(text: string, values: ReadonlyMap<string, Json>): string {
  const names = [...values.keys()].filter((name) => name !== '');
  if (names.length === 0) return text;
  const marker = new RegExp(names.map((name) => name.replace(/[^\w\s]/g, '\\$&')).join('|'), 'g');
  const pieces: string[] = [];
  let end = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', end)) {
    pieces.push(between(text.slice(end, start), marker, values));
    end = endOfString(text, start);
    pieces.push(string(text.slice(start, end), marker, values, isKey(text, end)));
  }
  pieces.push(between(text.slice(end), marker, values));
  return pieces.join('');
}

/** Offset behind the closing quote. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function between(text: string, marker: RegExp, values: ReadonlyMap<string, Json>): string {
  if (!text.includes('<')) return text;
  return text.replaceAll(marker, (name) => {
    const value = values.get(name) ?? null;
    // A number or a boolean: a text on its way through CloudFormation, and written without quotes.
    return typeof value === 'string' ? value : JSON.stringify(quotedText(value) ?? value);
  });
}

/** What CDK makes of a text with tokens where it does not leave escaping to the deployment: a text that has JSON's quotes itself. */
function quotedText(value: Json): Json | undefined {
  const pieces = fragments({ unresolved: value });
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (pieces.length < 2 || typeof first !== 'string' || typeof last !== 'string' || !first.startsWith('"') || !last.endsWith('"'))
    return undefined;
  const within = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.unresolved));
  within[0] = first.slice(1);
  within[within.length - 1] = last.slice(0, -1);
  return joined(within.map((piece) => (typeof piece === 'string' ? characters(piece) : piece)));
}

/** @param quoted a JSON string with its quotes */
function string(quoted: string, marker: RegExp, values: ReadonlyMap<string, Json>, isKey: boolean): string {
  if (isKey || quoted.search(marker) < 0) return quoted;
  const parts: Json[] = [];
  let end = 1;
  for (const match of quoted.matchAll(marker)) {
    parts.push(characters(quoted.slice(end, match.index)), values.get(match[0]) ?? null);
    end = match.index + match[0].length;
  }
  parts.push(characters(quoted.slice(end, -1)));
  return JSON.stringify(joined(parts));
}

function joined(parts: readonly Json[]): Json {
  const present = parts.filter((part) => part !== '');
  if (present.every((part) => typeof part === 'string')) return present.join('');
  return present.length === 1 ? present[0] : { 'Fn::Join': ['', present] };
}

/** What the piece of a JSON string stands for; markers are not part of an escape. */
function characters(piece: string): string {
  try {
    return JSON.parse(`"${piece}"`) as string;
  } catch {
    // The reader of the document tells of what is wrong with its text.
    return piece;
  }
}
