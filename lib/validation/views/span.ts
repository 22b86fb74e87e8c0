import type { Diagnostic, OffendingText, Origin, SourcePosition } from '../../definition';
import { endOfCall } from './call-extent';
import type { PointerPlace, ViewOptions } from './view';

/** A piece of a text file. Lines and columns count from 1, columns in UTF-16 units; ends are exclusive. */
export interface Span {
  readonly file: string;
  readonly start: SourcePosition;
  readonly end: SourcePosition;
  /** True if the span is the offending text itself, and not the part or line that it stands in. */
  readonly isExact: boolean;
}

/** JSON pointer of what a diagnostic speaks of, the member included where the origin says how it is spelt. */
export function pointerOf({ origin, member }: Pick<Diagnostic, 'origin' | 'member'>): string | undefined {
  if (origin.pointer === undefined || member === undefined) return origin.pointer;
  return `${origin.pointer}/${member}`;
}

/** The place in a file that a diagnostic speaks of; undefined where no file is known. */
export function spanOf(
  { origin, member, offending }: Pick<Diagnostic, 'origin' | 'member' | 'offending'>,
  options: ViewOptions,
): Span | undefined {
  const inTemplate = templateSpan(origin, offending);
  if (inTemplate) return inTemplate;
  const place = placeOf(origin, member, options);
  if (origin.file !== undefined && place) return narrowed({ file: origin.file, ...place, isExact: false }, offending, options);
  return creationSpan(origin, offending, options);
}

/** The offending piece of a template that is a file by itself: only there does a part begin where the file does. */
function templateSpan({ file, start }: Origin, offending: OffendingText | undefined): Span | undefined {
  if (file === undefined || !offending?.multiline || start?.line !== 1 || start.column !== 1) return undefined;
  const { text, start: from, end: to } = offending;
  return { file, start: positionAt(text, from), end: positionAt(text, to), isExact: true };
}

function positionAt(text: string, offset: number): SourcePosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function placeOf(origin: Origin, member: string | undefined, { locate }: ViewOptions): PointerPlace | undefined {
  const { pointer, file, start, end } = origin;
  if (locate && pointer !== undefined) {
    for (const candidate of member === undefined ? [pointer] : spellings(pointer, member)) {
      const place = locate(candidate, file);
      if (place) return place;
    }
  }
  return start && { start, end: end ?? start };
}

/** Members of a template begin with a capital and stand below `Properties`; an integration calls its verb by a longer name. */
function spellings(pointer: string, member: string): readonly string[] {
  const capital = `${member.charAt(0).toUpperCase()}${member.slice(1)}`;
  const names = member === 'httpMethod' ? ['IntegrationHttpMethod', capital] : [capital];
  return [
    `${pointer}/${member}`,
    ...names.flatMap((name) => [`${pointer}/${name}`, `${pointer}/Properties/${name}`, `${pointer}/Properties/Integration/${name}`]),
    pointer,
  ];
}

/**
 * The call that created a construct, which the construct library keeps as `file:line:column`: its line, or the piece of its arguments
 * that is wrong where that stands in them once.
 */
function creationSpan({ createdAt }: Origin, offending: OffendingText | undefined, options: ViewOptions): Span | undefined {
  const match = /^(.+):(\d+):(\d+)$/.exec(createdAt ?? '');
  if (!match) return undefined;
  const [, file] = match;
  const start = { line: Number(match[2]), column: Number(match[3]) };
  const line = { file, start, end: start, isExact: false };
  if (!offending || offending.multiline) return line;
  const found = narrowed({ ...line, start: { ...start, column: 1 } }, offending, options);
  if (found.isExact) return found;
  const end = endOfCreation(line, options);
  const within = end && narrowed({ ...line, end }, offending, options);
  return within?.isExact ? within : line;
}

function endOfCreation({ file, start }: Span, { readSource }: ViewOptions): SourcePosition | undefined {
  const source = readSource?.(file);
  if (source === undefined) return undefined;
  const end = endOfCall(file, source, offsetOf(source, start));
  return end === undefined ? undefined : positionAt(source, end);
}

function offsetOf(source: string, { line, column }: SourcePosition): number {
  let offset = 0;
  for (let number = 1; number < line; number++) {
    const end = source.indexOf('\n', offset);
    if (end < 0) return source.length;
    offset = end + 1;
  }
  return offset + column - 1;
}

/** Narrows a span to the offending text where that stands in it exactly once. */
function narrowed(span: Span, offending: OffendingText | undefined, { readSource }: ViewOptions): Span {
  const wrong = offending?.text.slice(offending.start, offending.end);
  const source = wrong && !offending?.multiline ? readSource?.(span.file) : undefined;
  if (!offending || !wrong || source === undefined) return span;
  const lines = source.split('\n', Math.max(span.end.line, span.start.line + 200));
  const last = Math.min(Math.max(span.end.line, span.start.line), lines.length);
  // The whole text may stand there once, even if the wrong piece of it is there more than once.
  for (const { text, offset, length } of spelled(offending, wrong)) {
    const found = only(lines, text, span.start.line, last);
    if (found) {
      const start = { line: found.line, column: found.column + offset };
      return { file: span.file, start, end: { line: start.line, column: start.column + length }, isExact: true };
    }
  }
  return span;
}

interface Spelling {
  readonly text: string;
  /** Where the wrong piece begins in it, and how long it is. */
  readonly offset: number;
  readonly length: number;
}

/** The text and its wrong piece as they are, and as source code writes them, which doubles each backslash. */
function spelled({ text, start }: OffendingText, wrong: string): readonly Spelling[] {
  const plain = [
    { text, offset: start, length: wrong.length },
    { text: wrong, offset: 0, length: wrong.length },
  ];
  if (!text.includes('\\')) return plain;
  const length = doubled(wrong).length;
  return [
    ...plain,
    { text: doubled(text), offset: doubled(text.slice(0, start)).length, length },
    { text: doubled(wrong), offset: 0, length },
  ];
}

function doubled(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

/** The one place of a text in some lines, other than within a longer word; undefined if it has none or several. */
function only(lines: readonly string[], text: string, first: number, last: number): SourcePosition | undefined {
  let found: SourcePosition | undefined;
  for (let line = first; line <= last; line++) {
    const content = lines[line - 1] ?? '';
    for (let index = content.indexOf(text); index >= 0; index = content.indexOf(text, index + 1)) {
      if (isWithinWord(content, index, text)) continue;
      if (found) return undefined;
      found = { line, column: index + 1 };
    }
  }
  return found;
}

function isWithinWord(line: string, index: number, text: string): boolean {
  const continues = (left: string | undefined, right: string | undefined) => /^\w\w$/.test(`${left ?? ''}${right ?? ''}`);
  const end = index + text.length;
  return continues(line[index - 1], text[0]) || continues(text.at(-1), line[end]);
}
