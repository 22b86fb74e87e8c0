/** Whether a code point is what a place of a pattern takes. */
type Place = (code: number) => boolean;

/** Places that stand side by side. */
type Segment = readonly Place[];

/** Segments with anything between them. */
type Branch = readonly Segment[];

type Characters = ArrayLike<string>;

/** A search for a segment within a text looks at each of its places wherever it may begin. */
const mostRepeated = 100;
const lineTerminator = /[\n\r\u0085\u2028\u2029]/;
const surrogate = /[\ud800-\udfff]/;
const anything: Place = () => true;

/**
 * A matcher of whole texts for the patterns that nearly all APIs have, such as `2\d{2}`, `[45]..` or `.*not found.*|.*gone.*`, in time
 * linear in the text and without an engine of regular expressions, whose loading is dear. Undefined for every other pattern.
 */
export function plainPattern(source: string): ((text: string) => boolean) | undefined {
  const branches = branchesOf(source);
  if (!branches) return undefined;
  return (text) => {
    // None of the places takes an end of a line, as `.` does not in Java.
    if (lineTerminator.test(text)) return false;
    // Java's places take code points.
    const characters = surrogate.test(text) ? Array.from(text) : text;
    return branches.some((branch) => matches(branch, characters));
  };
}

function matches(segments: Branch, text: Characters): boolean {
  const [first] = segments;
  if (!fits(first, text, 0)) return false;
  if (segments.length === 1) return text.length === first.length;
  const last = segments[segments.length - 1];
  const end = text.length - last.length;
  let from = first.length;
  // What is between them is found as early as can be: that leaves most for what follows.
  for (const segment of segments.slice(1, -1)) {
    while (from + segment.length <= end && !fits(segment, text, from)) from++;
    from += segment.length;
  }
  return from <= end && fits(last, text, end);
}

function fits(segment: Segment, text: Characters, from: number): boolean {
  return from + segment.length <= text.length && segment.every((place, index) => place(text[from + index].codePointAt(0)!));
}

// A character that stands for itself, an escaped one, a digit, a word character, any one, or one of a set; how often; what is between.
const item =
  /(?<literal>[\w !"#%&',/:;<=>@`~-])|\\(?<escaped>[!-/:-@[-`{-~])|(?<digit>\\d)|(?<word>\\w)|(?<any>\.)|\[(?<set>(?:[\dA-Za-z]-[\dA-Za-z]|[\w ])+)\]/y;
const count = /\{(\d{1,4})\}|([*+]\??)/y;

function branchesOf(source: string): readonly Branch[] | undefined {
  const inner = withoutEnds(source);
  const bare = /^\((?:\?:)?([^()]*)\)$/.exec(inner)?.[1] ?? inner;
  const branches: Branch[] = [];
  for (const text of bare.split('|')) {
    const branch = branchOf(withoutEnds(text));
    if (!branch) return undefined;
    branches.push(branch);
  }
  return branches;
}

/** Where the whole text must match, `^` and `$` say nothing new. */
function withoutEnds(text: string): string {
  return text.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
}

function branchOf(text: string): Branch | undefined {
  const segments: Place[][] = [[]];
  for (let at = 0; at < text.length; ) {
    item.lastIndex = at;
    const found = item.exec(text);
    const place = found?.groups && placeOf(found.groups);
    if (!place) return undefined;
    at = item.lastIndex;
    count.lastIndex = at;
    const [repetition = '', times = '1', open] = count.exec(text) ?? [];
    at += repetition.length;
    // Only of what takes everything any number may stand anywhere without a look back.
    if ((open !== undefined && place !== anything) || Number(times) > mostRepeated) return undefined;
    const least = open?.startsWith('*') ? 0 : Number(times);
    for (let repeated = 0; repeated < least; repeated++) segments[segments.length - 1].push(place);
    if (open !== undefined) segments.push([]);
  }
  return segments;
}

function placeOf({ literal, escaped, digit, word, any, set }: Readonly<Record<string, string | undefined>>): Place | undefined {
  if (any !== undefined) return anything;
  if (digit !== undefined) return isDigit;
  if (word !== undefined) return (code) => code < 128 && /\w/.test(String.fromCharCode(code));
  if (set !== undefined) return memberOf(set);
  const only = (literal ?? escaped)?.charCodeAt(0);
  return (code) => code === only;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Undefined for a range whose end comes before its beginning, which Java refuses. */
function memberOf(set: string): Place | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const [range] of set.matchAll(/[\dA-Za-z]-[\dA-Za-z]|[\w ]/g)) {
    const [first, last] = [range.charCodeAt(0), range.charCodeAt(range.length - 1)];
    if (first > last) return undefined;
    ranges.push([first, last]);
  }
  return (code) => ranges.some(([first, last]) => code >= first && code <= last);
}
