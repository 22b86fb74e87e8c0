import { type CharacterSet, type CodeRange, setOf, setOfRanges, setOfTest } from '../characters/character-set';
import { asciiLower, asciiUpper, folded, lowerCase, upperCase } from '../characters/letter-case';
import type { Flags } from './flags';

/** The set of one character by itself. */
export function singleSet(code: number, flags: Flags): CharacterSet {
  if (!flags.ignoreCase) return setOf(code);
  if (!flags.unicodeCase) return setOf(code, asciiLower(code), asciiUpper(code));
  const fold = folded(code);
  if (upperCase(code) === fold) return setOf(code);
  return setOfTest((other) => other === fold || folded(other) === fold);
}

/** `a-z` in brackets. */
export function rangeSet(first: number, last: number, flags: Flags): CharacterSet {
  if (!flags.ignoreCase) return setOfRanges([[first, last]]);
  const has = (code: number) => code >= first && code <= last;
  if (flags.unicodeCase) return setOfTest((code) => has(code) || has(upperCase(code)) || has(folded(code)));
  const ranges: CodeRange[] = [[first, last]];
  for (let code = 0x41; code <= 0x5a; code++) {
    if (has(code)) ranges.push([code + 32, code + 32]);
    if (has(code + 32)) ranges.push([code, code]);
  }
  return setOfRanges(ranges);
}

/** A character below U+0100 in brackets, as Java's table of bits holds it. */
export function bitsOf(code: number, flags: Flags): number[] {
  if (!flags.ignoreCase) return [code];
  if (code < 128) return [code, asciiLower(code), asciiUpper(code)];
  return flags.unicodeCase ? [code, lowerCase(code), upperCase(code)] : [code];
}

/** Characters whose other case is outside of Java's table of bits. */
const FOLDED_ELSEWHERE: readonly number[] = [0xff, 0xb5, 0x49, 0x69, 0x53, 0x73, 0x4b, 0x6b, 0xc5, 0xe5];

export function fitsBits(code: number, flags: Flags): boolean {
  return code < 256 && !(flags.ignoreCase && flags.unicodeCase && FOLDED_ELSEWHERE.includes(code));
}
