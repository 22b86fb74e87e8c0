import type { DeployValues } from './deploy-values';

/** Name of the list of values in source that is made here. */
export const listOfValues = 'values';

// Texts stand in JSON, and in emitted source, in no other quotes than these.
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"/g;
const textsAndKeys = /("[^"\\]*(?:\\.[^"\\]*)*")(:)?/g;

/** JavaScript source of a JSON value; texts that hold values unknown at synth become expressions. */
export function sourceOf(json: unknown, values: DeployValues): string {
  return JSON.stringify(json).replace(textsAndKeys, (_, text: string, colon: string | undefined) => {
    const source = expression(text, values);
    // In an object literal this one key would set the prototype.
    return colon === undefined ? source : source !== text || text === '"__proto__"' ? `[${source}]:` : `${text}:`;
  });
}

/** Source in which every text that holds a value unknown at synth is an expression. */
export function withValues(source: string, values: DeployValues): string {
  return source.replace(texts, (text) => expression(text, values));
}

/** A text as it stands in source, or an expression in brackets where it holds marks. */
function expression(text: string, values: DeployValues): string {
  const pieces = values.pieces(text.slice(1, -1));
  if (!pieces.some((piece) => typeof piece === 'number')) return text;
  const terms = pieces.map((piece) => (typeof piece === 'number' ? `${listOfValues}[${piece}]` : `"${piece}"`));
  return `(${terms.join('+')})`;
}
