import { tester } from '../characters/predefined';
import type { Assertion } from '../syntax/node';

/** Whether an assertion holds at `pos`; `lastEnd` is where the match before ended. */
export type AssertionTest = (text: string, pos: number, lastEnd: number) => boolean;

const CR = 0x0d;
const LF = 0x0a;

export const ASSERTIONS: Readonly<Record<Assertion, AssertionTest>> = {
  begin: (_, pos) => pos === 0,
  end: (text, pos) => pos === text.length,
  lastMatch: (_, pos, lastEnd) => pos === lastEnd,
  lineBegin,
  unixLineBegin: (text, pos) => pos < text.length && (pos === 0 || text.charCodeAt(pos - 1) === LF),
  lineEnd: (text, pos) => pos === text.length || isLineEnd(text, pos),
  unixLineEnd: (text, pos) => pos === text.length || text.charCodeAt(pos) === LF,
  endOrLastTerminator,
  unixEndOrLastTerminator: (text, pos) => pos === text.length || (pos === text.length - 1 && text.charCodeAt(pos) === LF),
  wordBoundary: (text, pos) => isBoundary(text, pos, isLetterOrDigit),
  notWordBoundary: (text, pos) => !isBoundary(text, pos, isLetterOrDigit),
  unicodeWordBoundary: (text, pos) => isBoundary(text, pos, isUnicodeWord),
  notUnicodeWordBoundary: (text, pos) => !isBoundary(text, pos, isUnicodeWord),
  graphemeBoundary: (text, pos) => pos === 0 || pos === text.length || graphemeStarts(text, pos),
};

/** Not at the very end, even after a line end; not between CR and LF. */
function lineBegin(text: string, pos: number): boolean {
  if (pos === text.length) return false;
  if (pos === 0) return true;
  const before = text.charCodeAt(pos - 1);
  return isTerminator(before) && !(before === CR && text.charCodeAt(pos) === LF);
}

function isLineEnd(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  return isTerminator(code) && !(code === LF && text.charCodeAt(pos - 1) === CR);
}

function endOrLastTerminator(text: string, pos: number): boolean {
  const left = text.length - pos;
  if (left === 0) return true;
  if (left > 2 || !isLineEnd(text, pos)) return false;
  return left === 1 || (text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF);
}

function isTerminator(code: number): boolean {
  return code === LF || code === CR || code === 0x85 || code === 0x2028 || code === 0x2029;
}

const hasLetterOrDigit = tester(/[\p{L}\p{Nd}]/u);
const isUnicodeWord = tester(/[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u);
const isNonSpacingMark = tester(/\p{Mn}/u);

function isLetterOrDigit(code: number): boolean {
  return code === 0x5f || hasLetterOrDigit(code);
}

/** Java before 19: `\b` knows all of Unicode's letters, unlike `\w`, and marks belong to the letter they stand on. */
function isBoundary(text: string, pos: number, isWord: (code: number) => boolean): boolean {
  const before = pos > 0 && isWordAt(text, pos - 1, codeBefore(text, pos), isWord);
  const after = pos < text.length && isWordAt(text, pos, text.codePointAt(pos)!, isWord);
  return before !== after;
}

function isWordAt(text: string, pos: number, code: number, isWord: (code: number) => boolean): boolean {
  return isWord(code) || (isNonSpacingMark(code) && hasBase(text, pos));
}

function hasBase(text: string, pos: number): boolean {
  for (let index = pos; index >= 0; index--) {
    const code = text.codePointAt(index)!;
    if (hasLetterOrDigit(code)) return true;
    if (!isNonSpacingMark(code)) return false;
  }
  return false;
}

/** `Character.codePointBefore`. */
export function codeBefore(text: string, pos: number): number {
  const low = text.charCodeAt(pos - 1);
  if (low >= 0xdc00 && low <= 0xdfff && pos >= 2) {
    const code = text.codePointAt(pos - 2)!;
    if (code > 0xffff) return code;
  }
  return low;
}

/** Longer clusters than this are cut. */
const CLUSTER_LIMIT = 256;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The end of the grapheme cluster that begins at `pos`. */
export function graphemeEnd(text: string, pos: number): number {
  const [first] = segmenter.segment(text.slice(pos, pos + CLUSTER_LIMIT));
  return pos + first.segment.length;
}

function graphemeStarts(text: string, pos: number): boolean {
  const start = Math.max(0, pos - CLUSTER_LIMIT);
  return segmenter.segment(text.slice(start, pos + CLUSTER_LIMIT)).containing(pos - start)?.index === pos - start;
}
