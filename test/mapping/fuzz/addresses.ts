import type { Outcome } from '../template-case';

export const ADDRESSES =
  'What Java makes of the memory address of an object (its hash, the text of an array or an iterator) no two renderings share.';

const TOKENS = /@[0-9a-f]+|-?\d+|./gs;
const ADDRESS = /^@[0-9a-f]+$/;
const NUMBER = /^-?\d+$/;

/**
 * Whether `ours` is what the oracle gave twice for one template, but for the addresses and numbers in which the oracle
 * differs from itself.
 */
export function sameButAddresses(first: Outcome, second: Outcome, ours: Outcome): boolean {
  if (!('output' in first && 'output' in second && 'output' in ours)) return false;
  const [once, again, own] = [first, second, ours].map(({ output }) => withoutHalves(output).match(TOKENS) ?? []);
  if (once.length !== again.length || once.length !== own.length) return false;
  return once.every((token, at) => (token === again[at] ? token === own[at] : areAlike(token, again[at]) && areAlike(token, own[at])));
}

function areAlike(left: string, right: string): boolean {
  return (ADDRESS.test(left) && ADDRESS.test(right)) || (NUMBER.test(left) && NUMBER.test(right));
}

const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Halves of characters as the oracle writes them: question marks. */
export function withoutHalves(text: string): string {
  return text.replace(LONE_SURROGATES, '?');
}
