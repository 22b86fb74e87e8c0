import { APOSTROPHE, BACKSLASH, DOLLAR, HASH, isDigit, isWhitespace, MINUS, QUOTE } from './characters';
import type { Scanner } from './scanner';
import type { TokenKind } from './token';

const SIGNS: Readonly<Record<string, TokenKind>> = {
  '[': 'left-bracket',
  ']': 'right-bracket',
  ',': 'comma',
  ':': 'colon',
  '{': 'left-curly',
  '}': 'right-curly',
  '(': 'left-parenthesis',
  '=': 'equals',
  '!': 'not',
};
const OPERATOR_SIGNS = ['<=', '>=', '==', '!=', '&&', '||', '<', '>', '-', '+', '*', '/', '%'];
const OPERATOR_WORDS = new Set(['and', 'or', 'lt', 'le', 'gt', 'ge', 'eq', 'ne']);

/** Inside of a directive's parentheses. */
export function scanDirective(scanner: Scanner): void {
  const { source, position } = scanner;
  const first = scanner.code();
  if (isWhitespace(first)) {
    scanner.whitespace();
    return;
  }
  if (first === QUOTE || first === APOSTROPHE) {
    scanner.string();
    return;
  }
  if (first === DOLLAR || first === BACKSLASH) {
    scanner.more();
    return;
  }
  if (first === HASH) {
    scanner.more();
    scanner.lineCommentStart();
    return;
  }
  if (scanner.endOfWord(position) > position) {
    scanWord(scanner, scanner.endOfWord(position));
    return;
  }
  if (source[position] === ')') {
    scanner.offer('right-parenthesis', scanner.restOfLine(position + 1));
    return;
  }
  if (source.startsWith('..', position)) scanner.offer('double-dot', position + 2);
  if (isDigit(first) || first === MINUS || source[position] === '.') scanner.number();
  const operator = OPERATOR_SIGNS.find((sign) => source.startsWith(sign, position));
  if (operator !== undefined) scanner.offer('operator', position + operator.length);
  const sign = SIGNS[source[position]];
  if (sign !== undefined) scanner.offer(sign, position + 1);
  scanner.word();
}

function scanWord(scanner: Scanner, end: number): void {
  const word = scanner.source.slice(scanner.position, end);
  if (word === 'not') scanner.offer('not', end);
  else scanner.offerWord(end, OPERATOR_WORDS.has(word) ? 'operator' : 'word');
}
