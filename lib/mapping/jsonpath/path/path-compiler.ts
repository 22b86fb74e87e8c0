import { JavaException } from '../../values';
import { compileFilter } from '../filter/filter-compiler';
import { InvalidPath } from '../invalid-path';
import { readIndexes, readNames } from './bracket-compiler';
import { CompiledPath } from './compiled-path';
import { FilterToken } from './filter-token';
import { readParameters } from './function-parameters';
import { FunctionToken } from './function-token';
import { PathText } from './path-text';
import type { PathToken } from './path-token';
import { PropertyToken } from './property-token';
import { RootToken } from './root-token';
import { ScanToken } from './scan-token';
import { WildcardToken } from './wildcard-token';

/** Evaluation goes from step to step by calls, and so they must not be too many. */
const TOKEN_LIMIT = 1_000;

/** How deep paths may stand in filters and parameters of other paths. */
const NESTING_LIMIT = 50;

/** `depth` counts the paths around this one. Throws `InvalidPath`. */
export function compilePath(source: string, depth = 0): CompiledPath {
  try {
    let text = new PathText(source);
    text.trim();
    // Blanks before the first character are not skipped here, so that a path that begins with one gets a second root.
    if (text.at(0) !== '$' && text.at(0) !== '@') {
      text = new PathText(`$.${source}`);
      text.trim();
    }
    if (text.at(text.last) === '.') throw new InvalidPath("A path must not end with '.'.");
    return readPath(text, depth);
  } catch (error) {
    if (error instanceof InvalidPath || !(error instanceof JavaException)) throw error;
    throw new InvalidPath(`The path ${shown(source)} cannot be read: ${error.message}`);
  }
}

/** Reads `text` as a path without completing it. */
export function readPath(text: PathText, depth: number): CompiledPath {
  if (depth > NESTING_LIMIT) throw new InvalidPath(`Paths stand more than ${NESTING_LIMIT} levels deep in each other.`);
  while (text.contains(text.pos) && /[ \t\r\n]/.test(text.current)) text.pos++;
  const symbol = text.current;
  if (symbol !== '$' && symbol !== '@') throw new InvalidPath("A path must begin with '$' or '@'.");
  const root = new RootToken(symbol);
  if (!text.atTail) {
    text.pos++;
    if (text.current !== '.' && text.current !== '[') throw new InvalidPath(`Expected '.' or '[' at ${text.pos}: ${shown(text.text)}`);
    readTokens(text, root, depth);
  }
  return new CompiledPath(root, symbol === '$');
}

function readTokens(text: PathText, root: RootToken, depth: number): void {
  let count = 0;
  do {
    if (++count > TOKEN_LIMIT) throw new InvalidPath(`A path has more than ${TOKEN_LIMIT} steps.`);
    if (text.current === '.') readDots(text, root);
    root.add(readToken(text, depth));
  } while (!text.atTail);
}

function readDots(text: PathText, root: RootToken): void {
  if (text.contains(text.pos + 1) && text.at(text.pos + 1) === '.') {
    root.add(new ScanToken());
    text.pos += 2;
  } else if (text.contains(text.pos + 1)) {
    text.pos++;
  } else {
    throw new InvalidPath("A path must not end with '.'.");
  }
  if (text.current === '.') throw new InvalidPath(`Too many dots at ${text.pos}: ${shown(text.text)}`);
}

function readToken(text: PathText, depth: number): PathToken {
  switch (text.current) {
    case '[': {
      const token = readNames(text) ?? readIndexes(text) ?? readWildcard(text) ?? readFilter(text, depth);
      if (token !== undefined) return token;
      throw new InvalidPath(`Expected a name in quotes, an index, * or ?( ) in the brackets at ${text.pos}: ${shown(text.text)}`);
    }
    case '*':
      text.pos++;
      return new WildcardToken();
    case ' ':
      throw new InvalidPath(`A name with blanks must stand in brackets, ['my name']: ${shown(text.text)}`);
    default:
      return readNameOrFunction(text, depth);
  }
}

function readWildcard(text: PathText): WildcardToken | undefined {
  if (text.next(text.pos) !== '*') return undefined;
  const star = text.nextPlace(text.pos);
  if (text.next(star) !== ']') throw new InvalidPath(`Expected ']' after '*' at ${star + 1}: ${shown(text.text)}`);
  text.pos = text.nextPlace(star) + 1;
  return new WildcardToken();
}

function readFilter(text: PathText, depth: number): FilterToken | undefined {
  const start = text.pos;
  const question = text.placeOfNext('?', start);
  if (question < 0) return undefined;
  const open = text.placeOfNext('(', question);
  if (open < 0) return undefined;
  const close = text.placeOfClosing(open, '(', ')', true);
  if (close < 0 || text.next(close) !== ']') return undefined;
  const end = text.nextPlace(close) + 1;
  const filter = compileFilter(text.slice(start, end), depth + 1);
  text.pos = end;
  return new FilterToken(filter);
}

function readNameOrFunction(text: PathText, depth: number): PathToken {
  const start = text.pos;
  let end = start;
  while (text.contains(end) && !'.[('.includes(text.at(end))) {
    if (text.at(end) === ' ') throw new InvalidPath(`A name with blanks must stand in brackets, ['my name']: ${shown(text.text)}`);
    end++;
  }
  const name = text.slice(start, end);
  if (!text.contains(end) || text.at(end) !== '(') {
    text.pos = end;
    return new PropertyToken([name]);
  }
  return readFunction(name, end, text, depth);
}

/** `open` is the place of the bracket. Without parameters reading goes on at the closing bracket, not behind it. */
function readFunction(name: string, open: number, text: PathText, depth: number): FunctionToken {
  requireClosed(name, open, text);
  if (text.at(open + 1) === ')') {
    text.pos = open + 1;
    return new FunctionToken(name, []);
  }
  text.pos = open + 1;
  return new FunctionToken(name, readParameters(name, text, depth + 1));
}

function requireClosed(name: string, open: number, text: PathText): void {
  let depth = 1;
  for (let index = open + 1; index < text.end && depth > 0; index++) {
    if (text.at(index) === ')') depth--;
    else if (text.at(index) === '(') depth++;
  }
  if (depth > 0) throw new InvalidPath(`The parameters of ${name}( are not closed.`);
}

function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
