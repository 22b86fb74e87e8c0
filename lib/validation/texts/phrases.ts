import type { Help } from '../../definition';

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `1 method`, `2 methods`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** Advice that a person has to carry out. */
export function advise(text: string): Help {
  return { text, grade: 'manual' };
}

/** A text to put in place of the offending one. */
export function replaceBy(replacement: string, text = `write ${replacement}`, grade: 'exact' | 'likely' = 'likely'): Help {
  return { text, grade, replacement };
}
