import type { Json } from '../../definition';

/** One place where what was seen is not what was expected. */
export interface Difference {
  /** Where: `response.headers.content-type`, `backendRequest.bodyJson.items[2].id`. */
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
}

const widest = 160;
const context = 24;

/** A difference on one line. */
export function printDifference({ at, expected, actual }: Difference): string {
  return `${at}: expected ${expected}, was ${actual}`;
}

/** A JSON value on one line, cut in the middle of nowhere only if it is very long. */
export function printValue(value: Json | undefined): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length <= widest ? text : `${text.slice(0, widest)}… (${text.length} characters)`;
}

/** The difference of two texts: both as they are if short, else the surroundings of the first character that differs. */
export function textDifference(at: string, expected: string, actual: string): Difference {
  if (expected.length <= widest && actual.length <= widest) {
    return { at, expected: JSON.stringify(expected), actual: JSON.stringify(actual) };
  }
  let first = 0;
  while (expected[first] === actual[first]) first++;
  return { at: `${at} from character ${first + 1}`, expected: excerpt(expected, first), actual: excerpt(actual, first) };
}

function excerpt(text: string, position: number): string {
  const start = Math.max(0, position - context);
  const end = Math.min(text.length, position + 2 * context);
  return `${start > 0 ? '…' : ''}${JSON.stringify(text.slice(start, end))}${end < text.length ? '…' : ''}`;
}
