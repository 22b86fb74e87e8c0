import { type CharacterSet, negated } from '../characters/character-set';
import { binaryProperty, posixProperty, propertyByName } from '../characters/properties';
import { scriptByName } from '../characters/scripts';
import { codeOf, type PatternText } from './pattern-text';

/** Reads what follows `\p` or `\P`; the text stands on that letter. */
export function readFamily(text: PatternText): CharacterSet {
  const complement = text.at(text.cursor) === codeOf('P');
  const set = familyByName(readName(text), text);
  return complement ? negated(set) : set;
}

function readName(text: PatternText): string {
  if (text.next() !== codeOf('{')) {
    text.unread();
    text.next();
    const letter = String.fromCodePoint(text.at(text.cursor));
    text.read();
    return letter;
  }
  text.next();
  const start = text.cursor;
  while (text.read() !== codeOf('}')) if (text.cursor > text.length) throw text.error('Unclosed character family');
  if (start + 1 >= text.cursor) throw text.error('Empty character family');
  return text.codes
    .slice(start, text.cursor - 1)
    .map((code) => String.fromCodePoint(code))
    .join('');
}

function familyByName(name: string, text: PatternText): CharacterSet {
  const { ignoreCase, unicodeClasses } = text.flags;
  const equals = name.indexOf('=');
  if (equals >= 0) return valueFamily(name.slice(0, equals).toLowerCase(), name.slice(equals + 1), text);
  let set: CharacterSet | undefined;
  const short = name.slice(2);
  if (name.startsWith('In')) set = blockByName(short);
  else if (name.startsWith('Is')) set = binaryProperty(short, ignoreCase) ?? propertyByName(short, ignoreCase) ?? scriptByName(short);
  else set = (unicodeClasses ? posixProperty(name, ignoreCase) : undefined) ?? propertyByName(name, ignoreCase);
  if (set === undefined) throw text.error(`Unknown character property name {${name}}`);
  return set;
}

function valueFamily(name: string, value: string, text: PatternText): CharacterSet {
  let set: CharacterSet | undefined;
  if (name === 'sc' || name === 'script') set = scriptByName(value);
  else if (name === 'blk' || name === 'block') set = blockByName(value);
  else if (name === 'gc' || name === 'general_category') set = propertyByName(value, text.flags.ignoreCase);
  if (set === undefined) throw text.error(`Unknown Unicode property {name=<${name}>, value=<${value}>}`);
  return set;
}

/** A third of the table of all patterns' characters, and asked for by hardly any: loaded when one does. */
function blockByName(name: string): CharacterSet | undefined {
  const blocks = require('../characters/blocks') as typeof import('../characters/blocks');
  return blocks.blockByName(name);
}
