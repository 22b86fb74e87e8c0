import { digitValue } from '../../values';
import { InvalidPath } from '../invalid-path';
import type { WrittenParameter } from './function-token';
import { readPath } from './path-compiler';
import { PathText } from './path-text';

/**
 * Reads up to the closing bracket of the function `name`. What begins with `$` or `@` is a path; a number, a text in
 * double quotes and an object are JSON; anything else is no parameter and is passed over.
 */
export function readParameters(name: string, text: PathText, depth: number): WrittenParameter[] {
  const parameters: WrittenParameter[] = [];
  let kind: 'json' | 'path' | undefined;
  let written = '';
  let [parens, brackets, braces, quotes] = [1, 0, 0, 0];
  let before = '';
  for (let ended = false; text.contains(text.pos) && !ended; ) {
    const character = text.current;
    text.pos++;
    if (kind === undefined) {
      if (' \t\r\n'.includes(character)) continue;
      if (character === '{' || character === '"' || character === '-' || digitValue(character, 10) >= 0) kind = 'json';
      else if (character === '$' || character === '@') kind = 'path';
    }
    if (character === '"') quotes += before !== '\\' && quotes > 0 ? -1 : 1;
    else if (character === '(') parens++;
    else if (character === '{') braces++;
    else if (character === '[') brackets++;
    else if (character === '}' && --braces < 0) throw new InvalidPath(`Unexpected '}' in the parameters of ${name}().`);
    else if (character === ']' && --brackets < 0) throw new InvalidPath(`Unexpected ']' in the parameters of ${name}().`);
    if (character === ')') {
      parens--;
      if (parens < 0 || before === '(') written += character;
    }
    const atEnd = character === ')' && parens === 0;
    const outside = quotes === 0 && braces === 0 && brackets === 0;
    if ((character === ')' || character === ',') && outside && (atEnd || parens === 1)) {
      ended = parens === 0;
      if (kind === 'json') parameters.push({ json: written });
      else if (kind === 'path') parameters.push({ path: readPath(new PathText(written), depth) });
      if (kind !== undefined) written = '';
      kind = undefined;
    }
    if (kind !== undefined && !(character === ',' && braces === 0 && brackets === 0 && parens === 1)) written += character;
    before = character;
  }
  if (braces !== 0 || parens !== 0 || brackets !== 0) throw new InvalidPath(`The parameters of ${name}( are not closed.`);
  return parameters;
}
