import { outOfBounds } from './failures';

/** `String.codePointBefore`. */
export function codePointBefore(text: string, index: number): number {
  if (index < 1 || index > text.length) throw outOfBounds(index, text.length);
  return text.codePointAt(index - (isPair(text, index - 2) ? 2 : 1))!;
}

/** `String.codePointCount`. */
export function codePointCount(text: string, from: number, to: number): number {
  if (from < 0 || from > to || to > text.length) throw outOfBounds(from < 0 || from > to ? from : to, text.length);
  return Array.from(text.slice(from, to)).length;
}

/** `String.offsetByCodePoints`: the index that is `count` characters away, to the left where it is negative. */
export function offsetByCodePoints(text: string, index: number, count: number): number {
  if (index < 0 || index > text.length) throw outOfBounds(index, text.length);
  let at = index;
  for (let left = count; left > 0; left--) {
    if (at >= text.length) throw outOfBounds(at, text.length);
    at += isPair(text, at) ? 2 : 1;
  }
  for (let left = count; left < 0; left++) {
    if (at <= 0) throw outOfBounds(at, text.length);
    at -= isPair(text, at - 2) ? 2 : 1;
  }
  return at;
}

function isPair(text: string, at: number): boolean {
  return at >= 0 && text.codePointAt(at)! > 0xffff;
}
