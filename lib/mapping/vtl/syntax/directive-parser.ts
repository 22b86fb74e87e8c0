import { isWhitespace } from './characters';
import { parseValue } from './expression-parser';
import type { DirectiveArgument, DirectiveName, DirectiveNode, Expression, Statement, UnknownDirectiveNode } from './nodes';
import { closeBlock, DIRECTIVES, guarded, parseBlock } from './statement-parser';
import type { Token, TokenKind } from './token';
import type { TokenStream } from './token-stream';

const BLOCK_DIRECTIVES = new Set(['foreach', 'define', 'literal', 'macro']);
const ARGUMENT_STARTS = new Set<TokenKind>([
  'identifier',
  'reference-left-curly',
  'word',
  'string',
  'integer',
  'decimal',
  'left-bracket',
  'left-curly',
  'true',
  'false',
]);

interface Arguments {
  readonly list: DirectiveArgument[];
  readonly names: string[];
  readonly texts: string[];
}

/** `#name`, `#name(…)` and, for blocks, what follows up to `#end`. */
export function parseDirective(tokens: TokenStream): DirectiveNode | UnknownDirectiveNode {
  const first = tokens.taken.length;
  const token = tokens.take();
  const name = token.kind === 'bracketed-word' ? token.image.slice(2, -1) : token.image.slice(1);
  const hasList = isParenthesisNext(tokens);
  const given: Arguments = { list: [], names: [], texts: [] };
  if (hasList) {
    tokens.lexer.states.current = 'directive';
    guarded(tokens, () => parseArguments(tokens, token, name, given));
  } else {
    tokens.lexer.states.current = 'directive';
    tokens.lexer.states.pop();
    if (name === 'macro') tokens.errorAt(token, 'A macro needs at least a name: #macro(name) … #end.', ['"("']);
  }
  const body = hasList && (BLOCK_DIRECTIVES.has(name) || name.startsWith('@')) ? parseBody(tokens, token) : undefined;
  return DIRECTIVES.has(name)
    ? knownDirective(tokens, first, token, name as DirectiveName, given, body)
    : unknownDirective(tokens, first, token, name, given, body);
}

interface Body {
  readonly statements: Statement[];
  readonly first: number;
  readonly last: number;
}

function parseBody(tokens: TokenStream, opener: Token): Body {
  const first = tokens.taken.length;
  const statements = parseBlock(tokens);
  const last = tokens.taken.length - 1;
  closeBlock(tokens, opener);
  return { statements, first, last };
}

/** Looks past blanks and line ends without reading tokens: what they are depends on the answer. */
function isParenthesisNext(tokens: TokenStream): boolean {
  const { source } = tokens.lexer;
  let at = tokens.lexer.position;
  while (isWhitespace(source.charCodeAt(at))) at++;
  return source[at] === '(';
}

function parseArguments(tokens: TokenStream, opener: Token, name: string, given: Arguments): void {
  tokens.accept('whitespace');
  tokens.expect('left-parenthesis');
  while (isArgumentNext(tokens)) {
    tokens.accept('whitespace');
    if (tokens.accept('comma')) tokens.accept('whitespace');
    if (!ARGUMENT_STARTS.has(tokens.peek().kind)) tokens.fail(['an argument']);
    const first = tokens.taken.length;
    checkWord(tokens, opener, name, given.list.length);
    given.list.push(tokens.nest(() => parseArgument(tokens)));
    given.names.push(tokens.taken[first].image.slice(1));
    given.texts.push(tokens.text(first));
  }
  tokens.accept('whitespace');
  if (tokens.peek().kind !== 'right-parenthesis') tokens.fail(['an argument', '")"']);
  tokens.take();
}

function isArgumentNext(tokens: TokenStream): boolean {
  const { kind } = tokens.peek();
  if (ARGUMENT_STARTS.has(kind)) return true;
  const next = kind === 'whitespace' || kind === 'comma' ? tokens.peek(1).kind : undefined;
  if (next === undefined) return false;
  return ARGUMENT_STARTS.has(next) || next === (kind === 'whitespace' ? 'comma' : 'whitespace');
}

function parseArgument(tokens: TokenStream): Expression | DirectiveArgument {
  if (tokens.peek().kind !== 'word') return parseValue(tokens);
  const token = tokens.take();
  return { type: 'word', text: token.image, ...tokens.rangeOf(token) };
}

/** Bare words stand only for a macro's name and between the arguments of `#foreach`. */
function checkWord(tokens: TokenStream, opener: Token, name: string, position: number): void {
  const token = tokens.peek();
  const isName = name === 'macro' && position === 0;
  if (token.kind === 'word') {
    const isFree = isName || !DIRECTIVES.has(name) || (name === 'foreach' && position === 1);
    if (!isFree) tokens.errorAt(token, `A bare word cannot be an argument of ${opener.image}.`, ['a reference', 'a string', 'a number']);
  } else if (isName) {
    tokens.errorAt(token, "A macro's first argument is its name, without quotes.", ['a name']);
  }
}

function knownDirective(
  tokens: TokenStream,
  first: number,
  token: Token,
  name: DirectiveName,
  given: Arguments,
  body: Body | undefined,
): DirectiveNode {
  const range = tokens.range(first);
  if (name === 'macro' && body !== undefined) {
    if (given.list.length === 0) tokens.errorAt(token, 'A macro needs at least a name: #macro(name) … #end.', ['a name']);
    else tokens.macros.add(given.texts[0]);
  }
  checkArguments(tokens, token, name, given, body);
  return {
    type: 'directive',
    name,
    nameRange: tokens.rangeOf(token),
    arguments: given.list,
    argumentNames: given.names,
    literal: name === 'literal' && body !== undefined ? literalText(tokens, given, body) : '',
    ...(body === undefined ? {} : { body: body.statements }),
    ...range,
  };
}

/** `#literal` prints its first child as source: an argument if it was given one, else its block. */
function literalText(tokens: TokenStream, given: Arguments, body: Body): string {
  return given.texts[0] ?? tokens.text(body.first, body.last);
}

/** What Velocity notices when it sets a directive up, before anything runs. */
function checkArguments(tokens: TokenStream, token: Token, name: DirectiveName, given: Arguments, body: Body | undefined): void {
  const range = tokens.rangeOf(token);
  const isBlock = BLOCK_DIRECTIVES.has(name);
  if (isBlock && body === undefined) tokens.failLater(range, `${token.image} needs its arguments in parentheses.`);
  // Velocity asks an empty block for its source, and runs past the last token.
  const isEmptyLiteral = name === 'literal' && body !== undefined && body.last < body.first && given.list.length === 0;
  if (isEmptyLiteral) tokens.failLater(range, '#literal needs something to print.');
  if (name === 'define' && body !== undefined && given.list.length !== 1) tokens.failLater(range, '#define takes exactly one name.');
  if ((name === 'break' || name === 'stop') && given.list.length > 1) tokens.failLater(range, `#${name} takes at most one argument.`);
}

function unknownDirective(
  tokens: TokenStream,
  first: number,
  token: Token,
  name: string,
  given: Arguments,
  body: Body | undefined,
): UnknownDirectiveNode {
  const isBlockCall = name.startsWith('@');
  return {
    type: 'unknown-directive',
    name,
    nameRange: tokens.rangeOf(token),
    arguments: given.list,
    ...(body === undefined ? {} : { body: body.statements }),
    text: isBlockCall && body === undefined ? `#${name}` : tokens.images(first),
    ...tokens.range(first),
  };
}
