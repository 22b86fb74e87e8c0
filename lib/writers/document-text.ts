import type { ScalarTag } from 'yaml';
import type { JsonObject } from '../definition';

/** A document as indented JSON with a line break at its end. */
export function toJsonText(document: JsonObject): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/**
 * A document as YAML. Texts that a reader of YAML 1.1 or 1.2 would take for something else (`on`, `1.10`, `2016-09-12`, `1:30`) are
 * quoted; lines are never folded, so that templates and ARNs stay as they are.
 */
export function toYamlText(document: JsonObject): string {
  // Loaded by those who want YAML; every synth loads this module.
  const { stringify } = require('yaml') as typeof import('yaml');
  return stringify(document, {
    compat: 'yaml-1.1',
    lineWidth: 0,
    aliasDuplicateObjects: false,
    customTags: (tags) => [textToEscape, ...tags],
  });
}

// What YAML does not allow in a file, and what only YAML 1.1 takes for a line break.
const toEscape = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
const eachToEscape = new RegExp(toEscape, 'gu');
// A tab within a line, and the name of YAML 1.1's default value: valid, but no text to PyYAML.
const toQuote = /^(?:[^\n]*\t[^\n]*|=)$/;

/** The library writes such texts as they are, and is the only one to read them so. */
const textToEscape: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string' && (toEscape.test(value) || toQuote.test(value)),
  resolve: (text) => text,
  stringify: ({ value }) =>
    JSON.stringify(value).replace(eachToEscape, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
};
