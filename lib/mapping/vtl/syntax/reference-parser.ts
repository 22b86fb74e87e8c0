import { BACKSLASH, isLetter, UNDERSCORE } from './characters';
import { parseIndexArgument, parseParameter, startsParameter } from './expression-parser';
import type { ReferenceNode, ReferenceStep, SourceRange } from './nodes';
import type { Token } from './token';
import type { TokenStream } from './token-stream';

/** Steps of one reference; a longer one would overflow the stack when it runs. */
const STEP_LIMIT = 200;

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
    if (steps.length >= STEP_LIMIT) tokens.fail([`at most ${STEP_LIMIT} steps of one reference`]);
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
  if (tokens.peek().kind !== 'call-right-parenthesis') tokens.fail(['","', '")"']);
  tokens.take();
  return list;
}

function parseIndexes(tokens: TokenStream, steps: ReferenceStep[]): void {
  while (tokens.peek().kind === 'index-left') {
    if (steps.length >= STEP_LIMIT) tokens.fail([`at most ${STEP_LIMIT} steps of one reference`]);
    const first = tokens.taken.length;
    tokens.take();
    const index = tokens.nest(() => parseIndexArgument(tokens));
    tokens.expect('index-right');
    steps.push({ type: 'index', index, ...tokens.range(first) });
  }
}

/** Takes apart what the first token holds besides the name: backslashes, dollars, the quiet sign. */
function referenceOf(tokens: TokenStream, first: number, name: Token, steps: readonly ReferenceStep[]): ReferenceNode {
  const token = tokens.taken[first];
  const rootRange = nameRange(tokens, name);
  const { start, end } = tokens.range(first);
  // `$\!name` looks up a name that cannot be.
  const isBroken = token.image.includes('\\!');
  const backslashes = isBroken ? 0 : leadingBackslashes(token.image);
  const dollar = isBroken ? 0 : Math.max(token.image.lastIndexOf('$') - backslashes, 0);
  const morePrefix = token.image.slice(backslashes, backslashes + dollar);
  token.image = token.image.slice(backslashes + dollar);
  const form = isBroken ? 'broken' : formOf(token);
  return {
    type: 'reference',
    form,
    root: rootOf(form, token, name),
    rootRange,
    steps,
    escaped: backslashes % 2 === 1,
    escapePrefix: '\\'.repeat(backslashes >> 1),
    morePrefix,
    text: tokens.text(first),
    assignedName: isBroken ? '' : token.image.slice(1),
    start,
    end,
  };
}

function leadingBackslashes(image: string): number {
  let count = 0;
  while (image.charCodeAt(count) === BACKSLASH) count++;
  return count;
}

function formOf({ kind, image }: Token): ReferenceNode['form'] {
  if (image.startsWith('$!')) return 'quiet';
  if (!image.startsWith('$')) return 'runt';
  return kind === 'reference-left-curly' ? 'formal' : 'plain';
}

function rootOf(form: ReferenceNode['form'], token: Token, name: Token): string {
  if (form === 'broken') return '';
  if (token.kind === 'reference-left-curly' && form !== 'runt') return name.image;
  return form === 'runt' ? token.image : token.image.slice(form === 'quiet' ? 2 : 1);
}

function nameRange(tokens: TokenStream, name: Token): SourceRange {
  let start = name.start;
  const end = name.end;
  for (let i = 0; !isNameStart(name.image.charCodeAt(i)); i++) start++;
  return { start: tokens.offsetOf(start), end: tokens.offsetOf(end) };
}

function isNameStart(code: number): boolean {
  return isLetter(code) || code === UNDERSCORE;
}
