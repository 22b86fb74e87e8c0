/** Characters that take two columns: East Asian ones, and pictures. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns of a text in a monospaced font. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += wide.test(character) ? 2 : 1;
  return count;
}

/** The text within so many columns; what is cut out of the middle is an ellipsis, for both ends of a path tell something. */
export function shortened(text: string, maximum: number): string {
  if (columns(text) <= maximum) return text;
  const characters = [...text];
  let [left, right] = [Math.ceil(maximum / 2), Math.floor(maximum / 2) - 1];
  const candidate = () => `${characters.slice(0, left).join('')}…${right > 0 ? characters.slice(-right).join('') : ''}`;
  while (columns(candidate()) > maximum && left + right > 1) {
    if (left > right) left--;
    else right--;
  }
  return candidate();
}

/** A text without characters that end lines, show nothing, or turn what follows around (U+202E and its kind). */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** A text for XML; characters that XML does not have become replacement characters. */
export function escaped(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
