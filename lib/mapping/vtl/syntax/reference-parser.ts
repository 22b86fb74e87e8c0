import { parseIndexArgument, parseParameter, startsParameter } from './expression-parser';
import type { ReferenceNode, ReferenceStep, SourceRange } from './nodes';
import type { Token } from './token';
import type { TokenStream } from './token-stream';

/** Whether a reference starts at the next token. */
export function startsReference(tokens: TokenStream): boolean {
  const { kind } = tokens.peek();
  return kind === 'identifier' || (kind === 'reference-left-curly' && tokens.peek(1).kind === 'identifier');
}

/** `$name`, `${name}` and what hangs on it. */
export function parseReference(tokens: TokenStream): ReferenceNode {
  const first = tokens.taken.length;
  const isBraced = tokens.peek().kind === 'reference-left-curly';
  if (isBraced) tokens.take();
  const name = tokens.expect('identifier');
  const steps = parseSteps(tokens);
  if (isBraced) tokens.expect('reference-right-curly');
  return referenceOf(tokens, first, name, steps);
}

function parseSteps(tokens: TokenStream): ReferenceStep[] {
  const steps: ReferenceStep[] = [];
  parseIndexes(tokens, steps);
  while (tokens.peek().kind === 'dot' && tokens.peek(1).kind === 'identifier') {
    tokens.take();
    const first = tokens.taken.length;
    const name = tokens.take().image;
    if (startsCall(tokens)) {
      const list = parseArguments(tokens);
      steps.push({ type: 'call', name, arguments: list, ...tokens.range(first) });
    } else {
      steps.push({ type: 'property', name, ...tokens.range(first) });
    }
    parseIndexes(tokens, steps);
  }
  return steps;
}

/** A `(` that no argument and no `)` follows is text behind a property. */
function startsCall(tokens: TokenStream): boolean {
  return tokens.peek().kind === 'left-parenthesis' && (startsParameter(tokens, 1) || tokens.peek(1).kind === 'call-right-parenthesis');
}

function parseArguments(tokens: TokenStream): ReturnType<typeof parseParameter>[] {
  tokens.take();
  const list: ReturnType<typeof parseParameter>[] = [];
  if (tokens.peek().kind !== 'call-right-parenthesis') {
    do list.push(tokens.nest(() => parseParameter(tokens)));
    while (tokens.accept('comma'));
  }
  tokens.expect('call-right-parenthesis');
  return list;
}

function parseIndexes(tokens: TokenStream, steps: ReferenceStep[]): void {
  while (tokens.peek().kind === 'index-left') {
    const first = tokens.taken.length;
    tokens.take();
    const index = tokens.nest(() => parseIndexArgument(tokens));
    tokens.expect('index-right');
    steps.push({ type: 'index', index, ...tokens.range(first) });
  }
}

/** Takes apart what the first token holds besides the name: backslashes, dollars, the quiet sign. */
function referenceOf(tokens: TokenStream, first: number, name: Token, steps: readonly ReferenceStep[]): ReferenceNode {
  const token = tokens.taken[first]!;
  const range = tokens.range(first);
  const rootRange = nameRange(tokens, name);
  const common = { type: 'reference', steps, ...range, rootRange } as const;
  if (token.image.includes('\\!')) return { ...common, ...brokenReference(tokens, first) };

  const backslashes = /^\\*/.exec(token.image)![0].length;
  const image = token.image.slice(backslashes);
  const dollar = Math.max(image.lastIndexOf('$'), 0);
  token.image = image.slice(dollar);
  const text = tokens.text(first);
  const escaped = backslashes % 2 === 1;
  const isQuiet = token.image.startsWith('$!');
  const isBraced = token.kind === 'reference-left-curly' && token.image.startsWith('$');
  return {
    ...common,
    form: isQuiet ? 'quiet' : isBraced ? 'formal' : token.image.startsWith('$') ? 'plain' : 'runt',
    root: isBraced ? name.image : token.image.replace(/^\$!?/, ''),
    escaped,
    escapePrefix: '\\'.repeat(Math.floor(backslashes / 2)),
    morePrefix: image.slice(0, dollar),
    text,
    assignedName: token.image.slice(1),
  };
}

/** `$\!name` looks up a name that cannot be. */
function brokenReference(tokens: TokenStream, first: number) {
  const text = tokens.text(first);
  return { form: 'broken', root: '', escaped: false, escapePrefix: '', morePrefix: '', text, assignedName: '' } as const;
}

function nameRange(tokens: TokenStream, name: Token): SourceRange {
  const start = name.start + /^[^A-Za-z_]*/.exec(name.image)![0].length;
  return { start: tokens.offsetOf(start), end: tokens.offsetOf(name.end) };
}
