import type { BinaryNode, BinaryOperator, Expression, ListNode, MapNode, NumberNode, RangeNode } from './nodes';
import { parseReference, startsReference } from './reference-parser';
import { parseString } from './string-parser';
import type { TokenKind } from './token';
import { nameOf, type TokenStream } from './token-stream';

/** Operands of one expression; a longer one would overflow the stack when it runs. */
const OPERAND_LIMIT = 500;

const VALUE_STARTS = new Set<TokenKind>([
  'string',
  'integer',
  'decimal',
  'left-bracket',
  'left-curly',
  'true',
  'false',
  'identifier',
  'reference-left-curly',
]);
const INDEX_STARTS = new Set<TokenKind>(['string', 'integer', 'true', 'false', 'identifier', 'reference-left-curly']);

const WORDS: Readonly<Record<string, BinaryOperator>> = { or: '||', and: '&&', eq: '==', ne: '!=', lt: '<', gt: '>', le: '<=', ge: '>=' };
const LEVELS: readonly (readonly BinaryOperator[])[] = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];
const PRECEDENCE = new Map(LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)));

export function startsParameter(tokens: TokenStream, distance: number): boolean {
  const { kind } = tokens.peek(distance);
  return kind === 'whitespace' || VALUE_STARTS.has(kind);
}

/** What stands in `#set`, `#if` and `#elseif`. */
export function parseExpression(tokens: TokenStream, level = 0): Expression {
  let left = parseUnary(tokens);
  for (let operands = 1; ; operands++) {
    const operator = operatorAt(tokens);
    if (operator === undefined || PRECEDENCE.get(operator)! < level) return left;
    if (operands >= OPERAND_LIMIT) tokens.fail([`an expression of at most ${OPERAND_LIMIT} operands`]);
    tokens.take();
    left = parseRight(tokens, left, operator);
  }
}

function parseRight(tokens: TokenStream, left: Expression, operator: BinaryOperator): BinaryNode {
  const first = tokens.taken.length;
  const right = parseExpression(tokens, PRECEDENCE.get(operator)! + 1);
  return { type: 'binary', operator, left, right, start: left.start, end: right.end, text: tokens.text(first) };
}

function operatorAt(tokens: TokenStream): BinaryOperator | undefined {
  const { kind, image } = tokens.peek();
  if (kind !== 'operator') return undefined;
  return Object.hasOwn(WORDS, image) ? WORDS[image] : (image as BinaryOperator);
}

function parseUnary(tokens: TokenStream): Expression {
  const starts: number[] = [];
  for (;;) {
    const isPadded = tokens.peek().kind === 'whitespace';
    if (tokens.peek(isPadded ? 1 : 0).kind !== 'not') break;
    if (isPadded) tokens.take();
    starts.push(tokens.rangeOf(tokens.take()).start);
    if (starts.length > OPERAND_LIMIT) tokens.fail([`at most ${OPERAND_LIMIT} negations`]);
  }
  let operand = parsePrimary(tokens);
  for (const start of starts.reverse()) operand = { type: 'not', operand, start, end: operand.end };
  return operand;
}

function parsePrimary(tokens: TokenStream): Expression {
  tokens.accept('whitespace');
  const value = tokens.peek().kind === 'left-parenthesis' ? parseGroup(tokens) : parseValue(tokens, VALUE_STARTS);
  tokens.accept('whitespace');
  return value;
}

function parseGroup(tokens: TokenStream): Expression {
  tokens.take();
  const value = tokens.nest(() => parseExpression(tokens));
  tokens.expect('right-parenthesis');
  return value;
}

/** An argument of a call, an item of a list, a key or value of a map: no operators. */
export function parseParameter(tokens: TokenStream): Expression {
  tokens.accept('whitespace');
  const value = parseValue(tokens, VALUE_STARTS);
  tokens.accept('whitespace');
  return value;
}

/** What `[…]` behind a reference may hold. */
export function parseIndexArgument(tokens: TokenStream): Expression {
  tokens.accept('whitespace');
  const value = parseValue(tokens, INDEX_STARTS);
  tokens.accept('whitespace');
  return value;
}

/** A literal or a reference. */
export function parseValue(tokens: TokenStream, allowed: ReadonlySet<TokenKind> = VALUE_STARTS): Expression {
  const { kind } = tokens.peek();
  if (!allowed.has(kind)) tokens.fail(expectedOf(allowed));
  switch (kind) {
    case 'string':
      return parseString(tokens);
    case 'integer':
    case 'decimal':
      return parseNumber(tokens, kind);
    case 'left-bracket':
      return tokens.nest(() => parseListOrRange(tokens));
    case 'left-curly':
      return tokens.nest(() => parseMap(tokens));
    case 'true':
    case 'false':
      return { type: 'boolean', value: kind === 'true', ...tokens.rangeOf(tokens.take()) };
    default:
      if (!startsReference(tokens)) tokens.fail(expectedOf(allowed));
      return parseReference(tokens);
  }
}

function expectedOf(allowed: ReadonlySet<TokenKind>): string[] {
  return allowed === INDEX_STARTS
    ? ['a string', 'an integer', 'true', 'false', 'a reference']
    : ['a string', 'a number', 'true', 'false', 'a list', 'a map', 'a reference'];
}

function parseNumber(tokens: TokenStream, type: 'integer' | 'decimal'): NumberNode {
  const token = tokens.take();
  const range = tokens.rangeOf(token);
  if (token.image.startsWith('#')) {
    tokens.failLater(range, `${token.image} is no number.`);
    return { type, text: '0', ...range };
  }
  return { type, text: token.image, ...range };
}

/** `[a, b]`, or `[a..b]` of integers and references. */
function parseListOrRange(tokens: TokenStream): ListNode | RangeNode {
  const first = tokens.taken.length;
  tokens.expect('left-bracket');
  const items: Expression[] = [];
  if (tokens.peek().kind !== 'right-bracket') {
    items.push(parseParameter(tokens));
    if (isRangeEnd(items[0]) && tokens.accept('double-dot')) return parseRangeEnd(tokens, first, items[0]);
    while (tokens.accept('comma')) items.push(parseParameter(tokens));
  }
  if (tokens.peek().kind !== 'right-bracket') tokens.fail([nameOf('comma'), nameOf('right-bracket')]);
  tokens.take();
  return { type: 'list', items, ...tokens.range(first) };
}

function parseRangeEnd(tokens: TokenStream, first: number, start: Expression): RangeNode {
  tokens.accept('whitespace');
  const end = parseValue(tokens, new Set<TokenKind>(['integer', 'identifier', 'reference-left-curly']));
  tokens.accept('whitespace');
  tokens.expect('right-bracket');
  return { type: 'range', first: start, last: end, ...tokens.range(first), text: tokens.text(first) };
}

function isRangeEnd(value: Expression): boolean {
  return value.type === 'reference' || value.type === 'integer';
}

function parseMap(tokens: TokenStream): MapNode {
  const first = tokens.taken.length;
  tokens.expect('left-curly');
  const entries: { key: Expression; value: Expression }[] = [];
  if (VALUE_STARTS.has(tokens.peek(tokens.peek().kind === 'whitespace' ? 1 : 0).kind)) {
    do {
      const key = parseParameter(tokens);
      tokens.expect('colon');
      entries.push({ key, value: parseParameter(tokens) });
    } while (tokens.accept('comma'));
  } else {
    tokens.accept('whitespace');
  }
  if (!tokens.accept('right-curly') && !tokens.accept('reference-right-curly')) tokens.fail(['","', '"}"']);
  return { type: 'map', entries, ...tokens.range(first) };
}
