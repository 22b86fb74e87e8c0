import { parseDirective } from './directive-parser';
import { parseExpression } from './expression-parser';
import type { Expression, IfBranch, IfNode, SetNode, Statement, TextNode } from './nodes';
import { parseReference, startsReference } from './reference-parser';
import { SyntaxFailure } from './template-error';
import type { Token, TokenKind } from './token';
import type { TokenStream } from './token-stream';

const BLOCK_ENDS = new Set<TokenKind>(['end', 'else', 'elseif', 'end-of-template']);
const PLAIN_TEXT = new Set<TokenKind>([
  'text',
  'dot',
  'right-parenthesis',
  'left-parenthesis',
  'integer',
  'decimal',
  'string',
  'escape',
  'reference-left-curly',
  'reference-right-curly',
  'empty-index',
]);
const CONTROL_WORDS = new Set(['if', 'end', 'set', 'else', 'elseif']);
/** The directives that the service's Velocity has (`#evaluate` is taken away there). */
export const DIRECTIVES: ReadonlySet<string> = new Set(['foreach', 'include', 'parse', 'macro', 'literal', 'break', 'define', 'stop']);

/** A whole template, or a whole string's content. */
export function parseStatements(tokens: TokenStream): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    for (const statement of parseBlock(tokens)) statements.push(statement);
    const token = tokens.peek();
    if (token.kind === 'end-of-template') return statements;
    tokens.errorAt(token, `${token.image.trim().replace(/[{}]/g, '')} without an open block.`, ['text', 'a directive', 'a reference']);
    tokens.take();
    if (token.kind === 'elseif') tokens.resume(sync(tokens, token.end));
  }
}

/** Statements up to what ends a block. */
export function parseBlock(tokens: TokenStream): Statement[] {
  const statements: Statement[] = [];
  while (!BLOCK_ENDS.has(tokens.peek().kind)) {
    const statement = guarded(tokens, () => parseStatement(tokens));
    if (statement !== undefined) statements.push(statement);
  }
  return statements;
}

/** Runs `read`; after a syntax error, which it has noted, goes on behind the construct. */
export function guarded<T>(tokens: TokenStream, read: () => T): T | undefined {
  const { start } = tokens.peek();
  try {
    return read();
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    const isFull = tokens.outcome.errors.isFull;
    tokens.resume(isFull ? tokens.lexer.source.length : sync(tokens, Math.max(failure.at, start + 1)));
    return undefined;
  }
}

/** Where to go on after an error at `at`: at the next reference or directive or behind the next `)` of the line, else at its end. */
function sync(tokens: TokenStream, at: number): number {
  const { source } = tokens.lexer;
  const sought = /[)\r\n]|[$#](?=[A-Za-z{!])/g;
  sought.lastIndex = at;
  const found = sought.exec(source);
  if (found === null) return source.length;
  return found[0] === ')' ? found.index + 1 : found.index;
}

function parseStatement(tokens: TokenStream): Statement {
  const token = tokens.peek();
  if (token.kind === 'if') return tokens.nest(() => parseIf(tokens));
  if (startsReference(tokens)) return parseReference(tokens);
  switch (token.kind) {
    case 'line-comment-start':
    case 'block-comment':
    case 'formal-comment':
      return parseComment(tokens);
    case 'textblock':
      tokens.take();
      return text(tokens, token, token.image.slice('#[['.length, -']]#'.length));
    case 'set':
      return parseSet(tokens);
    case 'escaped-directive':
      return parseEscapedDirective(tokens);
    case 'double-escape':
      return parseEscape(tokens);
    case 'word':
    case 'bracketed-word':
      return tokens.nest(() => parseDirective(tokens));
    default:
      if (!PLAIN_TEXT.has(token.kind)) tokens.fail(['text', 'a directive', 'a reference']);
      tokens.take();
      return text(tokens, token, token.special + token.image);
  }
}

function text(tokens: TokenStream, token: Token, content: string): TextNode {
  return { type: 'text', text: content, ...tokens.rangeOf(token) };
}

function parseComment(tokens: TokenStream): Statement {
  const first = tokens.taken.length;
  const token = tokens.take();
  if (token.kind === 'line-comment-start') tokens.accept('line-comment');
  const lineStart = token.image.indexOf('##');
  const start = lineStart === -1 ? token.image.indexOf('#*') : lineStart;
  return { type: 'comment', text: start > 0 ? token.image.slice(0, start) : '', ...tokens.range(first) };
}

/** `\#if`: the backslashes before a known directive are halved, and it prints. */
function parseEscapedDirective(tokens: TokenStream): Statement {
  const token = tokens.take();
  const last = token.image.lastIndexOf('\\');
  const directive = token.image.slice(last + 1);
  const name = directive.slice(1).replace(/^\{(.*)\}$/, '$1');
  if (CONTROL_WORDS.has(name) || isKnown(tokens, name)) token.image = token.image.slice(0, Math.floor(last / 2)) + directive;
  return text(tokens, token, token.image);
}

/** `\\`: halved before a known directive, as it stands before anything else. */
function parseEscape(tokens: TokenStream): Statement {
  const first = tokens.taken.length;
  let count = 0;
  while (tokens.accept('double-escape')) count++;
  const next = tokens.peek();
  const isControl = ['if', 'else', 'elseif', 'end'].includes(next.kind) || isKnown(tokens, next.image.slice(1));
  return { type: 'text', text: (isControl ? '\\' : '\\\\').repeat(count), ...tokens.range(first) };
}

function isKnown(tokens: TokenStream, name: string): boolean {
  return DIRECTIVES.has(name) || tokens.macros.has(name);
}

function parseSet(tokens: TokenStream): SetNode {
  const first = tokens.taken.length;
  tokens.take();
  tokens.accept('whitespace');
  if (!startsReference(tokens)) tokens.fail(['a reference']);
  const target = parseReference(tokens);
  tokens.accept('whitespace');
  tokens.expect('equals');
  const value = tokens.nest(() => parseExpression(tokens));
  tokens.expect('right-parenthesis');
  tokens.lexer.states.inSet = false;
  return { type: 'set', target, value, ...tokens.range(first) };
}

const UNREADABLE: Expression = { type: 'boolean', value: false, start: 0, end: 0 };

function parseIf(tokens: TokenStream): IfNode {
  const first = tokens.taken.length;
  const opener = tokens.peek();
  const branches: IfBranch[] = [];
  do branches.push(parseBranch(tokens));
  while (tokens.peek().kind === 'elseif');
  const otherwise = tokens.accept('else') ? parseBlock(tokens) : undefined;
  closeBlock(tokens, opener);
  const node: IfNode = { type: 'if', branches, ...tokens.range(first) };
  return otherwise === undefined ? node : { ...node, otherwise };
}

function parseBranch(tokens: TokenStream): IfBranch {
  const first = tokens.taken.length;
  const condition = guarded(tokens, () => {
    tokens.take();
    tokens.accept('whitespace');
    tokens.expect('left-parenthesis');
    const value = tokens.nest(() => parseExpression(tokens));
    tokens.expect('right-parenthesis');
    return value;
  });
  const body = parseBlock(tokens);
  return { condition: condition ?? UNREADABLE, body, ...tokens.range(first) };
}

/** Takes the `#end` of a block; one that is missing is told where the block was opened. */
export function closeBlock(tokens: TokenStream, opener: Token): void {
  if (tokens.accept('end')) return;
  const next = tokens.peek();
  if (next.kind === 'end-of-template') {
    tokens.errorAt(opener, `${opener.image.trim()} is not closed: #end is missing.`, ['#end']);
    return;
  }
  tokens.errorAt(next, `${next.image.trim()} cannot stand here: only #end can follow.`, ['#end']);
  tokens.take();
  if (next.kind === 'elseif') tokens.resume(sync(tokens, next.end));
  parseBlock(tokens);
  tokens.nest(() => closeBlock(tokens, opener));
}
