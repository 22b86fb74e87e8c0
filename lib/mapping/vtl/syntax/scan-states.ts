import {
  BACKSLASH,
  CARRIAGE_RETURN,
  DOLLAR,
  DOT,
  HASH,
  isBlank,
  isDigit,
  isLetter,
  isWhitespace,
  LEFT_BRACKET,
  LEFT_CURLY,
  LEFT_PARENTHESIS,
  LINE_FEED,
  MINUS,
  RIGHT_BRACKET,
  RIGHT_CURLY,
} from './characters';
import type { LexicalState } from './lexical-state';
import { scanDirective } from './scan-directive';
import type { Scanner } from './scanner';
import type { TokenKind } from './token';

const TEXT = /[^$#\\]+/y;
const EMPTY_INDEX = ['$\\![', '$![', '$[', '$.'];
const CONTROL_WORDS: readonly (readonly [string, TokenKind])[] = [
  ['end', 'end'],
  ['if', 'if'],
  ['elseif', 'elseif'],
  ['else', 'else'],
];

/** For each lexical state, what may begin at the scanner's position. */
export const SCAN: Readonly<Record<LexicalState, (scanner: Scanner) => void>> = {
  text: scanText,
  'before-directive': scanBeforeDirective,
  directive: scanDirective,
  reference: scanReference,
  'reference-modifier': scanReferenceModifier,
  call: scanCall,
  index: scanIndex,
  'line-comment': scanLineComment,
  'formal-comment': (scanner) => scanBlockComment(scanner, 'formal-comment'),
  'block-comment': (scanner) => scanBlockComment(scanner, 'block-comment'),
  textblock: scanTextblock,
};

function scanText(scanner: Scanner): void {
  const first = scanner.code();
  if (first === DOLLAR) {
    scanner.more();
    scanEmptyIndex(scanner);
  } else if (first === HASH) {
    scanner.set();
    scanner.more();
    scanner.lineCommentStart();
  } else if (first === BACKSLASH) {
    scanEscape(scanner);
  } else {
    if (isBlank(first)) scanner.set();
    TEXT.lastIndex = scanner.position;
    TEXT.test(scanner.source);
    scanner.offer('text', TEXT.lastIndex);
  }
}

function scanEscape(scanner: Scanner): void {
  scanner.more();
  const end = scanner.endOfBackslashes();
  const count = end - scanner.position;
  if (count % 2 === 1 && scanner.source.charCodeAt(end) === HASH) {
    const word = Math.max(scanner.endOfWord(end + 1), scanner.endOfBracketedWord(end + 1));
    if (word > end + 1) scanner.offer('escaped-directive', word);
  }
  scanner.offer(count > 1 ? 'double-escape' : 'escape', scanner.position + Math.min(count, 2));
}

function scanEmptyIndex(scanner: Scanner): void {
  for (const start of EMPTY_INDEX) {
    if (scanner.source.startsWith(start, scanner.position)) scanner.offer('empty-index', scanner.position + start.length);
  }
}

function scanBeforeDirective(scanner: Scanner): void {
  for (const [word, kind] of CONTROL_WORDS) {
    for (const form of [word, `{${word}}`]) {
      if (!scanner.source.startsWith(form, scanner.position)) continue;
      const end = scanner.position + form.length;
      scanner.offer(kind, kind === 'end' || kind === 'else' ? scanner.restOfLine(end) : end);
    }
  }
  scanner.more();
  scanner.lineCommentStart();
  scanner.number();
  scanner.word();
  scanner.offer('directive-terminator', scanner.position + 1);
}

function scanReference(scanner: Scanner): void {
  if (scanner.code() === LEFT_BRACKET) scanner.offer('index-left', scanner.position + 1);
  scanReferenceCommon(scanner);
  scanner.lineCommentStart();
  if (scanner.code() === DOLLAR) scanEmptyIndex(scanner);
  scanner.offer('reference-terminator', scanner.position + 1);
}

function scanReferenceModifier(scanner: Scanner): void {
  if (scanner.code() === LEFT_BRACKET) scanner.offer('index-left', scanner.position + 1);
  if (scanner.code() === LEFT_PARENTHESIS) scanner.offer('left-parenthesis', scanner.position + 1);
  scanReferenceCommon(scanner);
  scanner.offer('reference-terminator', scanner.position + 1);
}

function scanReferenceCommon(scanner: Scanner): void {
  const first = scanner.code();
  if (isLetter(first)) {
    scanner.identifier();
    return;
  }
  if (isBlank(first) || first === HASH) scanner.set();
  scanner.more();
  scanner.identifier();
  scanner.dot();
  if (first === LEFT_CURLY) scanner.offer('reference-left-curly', scanner.position + 1);
  if (first === RIGHT_CURLY) scanner.offer('reference-right-curly', scanner.position + 1);
}

const CALL_SIGNS: Readonly<Record<string, TokenKind>> = {
  '[': 'left-bracket',
  ']': 'right-bracket',
  ',': 'comma',
  ':': 'colon',
  '{': 'left-curly',
  '}': 'right-curly',
  ')': 'call-right-parenthesis',
};

function scanCall(scanner: Scanner): void {
  const first = scanner.code();
  const sign = CALL_SIGNS[scanner.source[scanner.position]];
  if (sign !== undefined) scanner.offer(sign, scanner.position + 1);
  if (first === DOT && scanner.code(1) === DOT) scanner.offer('double-dot', scanner.position + 2);
  if (isBlank(first) || first === HASH) scanner.set();
  scanner.more();
  scanOperand(scanner);
  scanner.identifier();
  scanner.dot();
}

function scanIndex(scanner: Scanner): void {
  if (scanner.code() === RIGHT_BRACKET) scanner.offer('index-right', scanner.position + 1);
  scanner.more();
  scanOperand(scanner);
  for (const word of ['true', 'false'] as const) {
    if (scanner.source.startsWith(word, scanner.position)) scanner.offer(word, scanner.position + word.length);
  }
}

function scanOperand(scanner: Scanner): void {
  const first = scanner.code();
  if (isWhitespace(first)) scanner.whitespace();
  scanner.string();
  if (isDigit(first) || first === MINUS || first === DOT) scanner.number();
}

function scanLineComment(scanner: Scanner): void {
  const first = scanner.code();
  if (first === LINE_FEED || first === CARRIAGE_RETURN) scanner.offer('line-comment', scanner.restOfLine(scanner.position));
  scanner.more();
  scanner.offer('comment-text', scanner.position + 1);
}

function scanBlockComment(scanner: Scanner, kind: 'formal-comment' | 'block-comment'): void {
  if (scanner.source.startsWith('*#', scanner.position)) scanner.offer(kind, scanner.position + 2);
  scanner.more();
  scanner.offer('comment-text', scanner.position + 1);
}

function scanTextblock(scanner: Scanner): void {
  if (scanner.source.startsWith(']]#', scanner.position)) scanner.offer('textblock', scanner.position + 3);
  scanner.more();
  scanner.offer('textblock-text', scanner.position + 1);
}
