import { matchesFully } from './pattern-language';

/** What a selection pattern is matched against. */
export type PatternSubject = 'status' | 'error message';

const statuses = Array.from({ length: 900 }, (_, index) => String(index + 100));
const mostWords = 6;

/**
 * A selection pattern as a card prints it. Over status codes: the codes that it selects, as classes (`4xx 5xx`, `50x`,
 * `404`), so that two patterns print alike only if they select alike. Anything that is no short list of classes, and any
 * pattern over error messages, prints as `/pattern/`.
 */
export function printedPattern(pattern: string, subject: PatternSubject): string {
  return (subject === 'status' ? statusClasses(pattern) : undefined) ?? `/${pattern}/`;
}

const known = new Map<string, string | undefined>();

function statusClasses(pattern: string): string | undefined {
  if (!known.has(pattern)) known.set(pattern, computeClasses(pattern));
  return known.get(pattern);
}

function computeClasses(pattern: string): string | undefined {
  const matches = matchesFully(pattern);
  if (!matches) return undefined;
  const selected = new Set(statuses.filter(matches));
  if (selected.size === 0) return undefined;
  if (selected.size === statuses.length) return 'any status';
  const words = hundreds().flatMap((hundred) => classesWithin(hundred, selected));
  return words.length <= mostWords ? words.join(' ') : undefined;
}

function classesWithin(hundred: string, selected: ReadonlySet<string>): string[] {
  const tens = digits().map((digit) => `${hundred}${digit}`);
  if (tens.every((ten) => digits().every((digit) => selected.has(ten + digit)))) return [`${hundred}xx`];
  return tens.flatMap((ten) => {
    const codes = digits()
      .map((digit) => ten + digit)
      .filter((code) => selected.has(code));
    return codes.length === 10 ? [`${ten}x`] : codes;
  });
}

function hundreds(): string[] {
  return digits().slice(1);
}

function digits(): string[] {
  return Array.from({ length: 10 }, (_, digit) => String(digit));
}
