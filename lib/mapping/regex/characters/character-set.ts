export type CodeRange = readonly [first: number, last: number];

export const MAX_CODE_POINT = 0x10ffff;

/** A set of code points. `ranges` (ascending, apart from each other) where they are known; properties of Unicode only test. */
export interface CharacterSet {
  readonly has: (code: number) => boolean;
  readonly ranges: readonly CodeRange[] | undefined;
}

export function setOfRanges(ranges: readonly CodeRange[]): CharacterSet {
  const merged = merge(ranges);
  const ascii = new Uint8Array(128);
  for (const [first, last] of merged) for (let code = first; code <= Math.min(last, 127); code++) ascii[code] = 1;
  return { ranges: merged, has: (code) => (code < 128 ? ascii[code] === 1 : search(merged, code)) };
}

export function setOfTest(has: (code: number) => boolean): CharacterSet {
  return { has, ranges: undefined };
}

export function setOf(...codes: number[]): CharacterSet {
  return setOfRanges(codes.map((code) => [code, code]));
}

export function negated(set: CharacterSet): CharacterSet {
  if (set.ranges === undefined) return setOfTest((code) => !set.has(code));
  const gaps: CodeRange[] = [];
  let next = 0;
  for (const [first, last] of set.ranges) {
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= MAX_CODE_POINT) gaps.push([next, MAX_CODE_POINT]);
  return setOfRanges(gaps);
}

export function union(left: CharacterSet, right: CharacterSet): CharacterSet {
  if (left.ranges !== undefined && right.ranges !== undefined) return setOfRanges([...left.ranges, ...right.ranges]);
  return setOfTest((code) => left.has(code) || right.has(code));
}

export function intersection(left: CharacterSet, right: CharacterSet): CharacterSet {
  if (left.ranges !== undefined && right.ranges !== undefined) return negated(union(negated(left), negated(right)));
  return setOfTest((code) => left.has(code) && right.has(code));
}

/** The one code point of the set, where it has just one. */
export function onlyCode({ ranges }: CharacterSet): number | undefined {
  return ranges?.length === 1 && ranges[0][0] === ranges[0][1] ? ranges[0][0] : undefined;
}

function merge(ranges: readonly CodeRange[]): CodeRange[] {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function search(ranges: readonly CodeRange[], code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < ranges[middle][0]) high = middle - 1;
    else if (code > ranges[middle][1]) low = middle + 1;
    else return true;
  }
  return false;
}
