/**
 * How far a JSON text has been read, as a text: what is open (`{`, `[`), then one letter for what comes next. States are compared as
 * texts, so that a template with many branches has few of them.
 */
export type JsonState = string;

/** What was printed is not known any more: whatever follows may be right. */
export const anything: JsonState = '?';
/** Before the first value. */
export const atStart: JsonState = 'v';

const deepest = 60;

/**
 * The letters: `v` value, `V` value or `]`, `k` key, `K` key or `}`, `c` colon, `a` after a value, `r` after a reference in place of a
 * value, `b` within a number or word, `s` within a text, `S` within a key, `e` and `E` after a backslash in those.
 */
export function afterCharacter(state: JsonState, character: string): JsonState | undefined {
  if (state === anything) return anything;
  const open = state.slice(0, -1);
  const isBlank = character === ' ' || character === '\n' || character === '\t' || character === '\r';
  switch (state.at(-1)) {
    case 's':
    case 'S':
      return withinText(state, open, character);
    case 'e':
      return `${open}s`;
    case 'E':
      return `${open}S`;
    case 'v':
    case 'V':
      return isBlank ? state : beginningOfValue(state, open, character);
    case 'k':
    case 'K':
      if (isBlank) return state;
      if (character === '"') return `${open}S`;
      return character === '}' && state.endsWith('K') ? closed(open, '{') : undefined;
    case 'c':
      if (isBlank) return state;
      return character === ':' ? `${open}v` : undefined;
    case 'b':
      if (/[\w.+-]/.test(character)) return state;
      return isBlank ? `${open}a` : afterValue(open, character);
    case 'r':
      // A reference may have printed more than a value, a comma after it for example.
      return isBlank ? state : (afterValue(open, character) ?? anything);
    default:
      return isBlank ? state : afterValue(open, character);
  }
}

function withinText(state: JsonState, open: string, character: string): JsonState | undefined {
  if (character === '\\') return `${open}${state.endsWith('s') ? 'e' : 'E'}`;
  if (character === '"') return state.endsWith('s') ? `${open}a` : `${open}c`;
  // Line ends and other controls have to be escaped.
  return character < ' ' ? undefined : state;
}

function beginningOfValue(state: JsonState, open: string, character: string): JsonState | undefined {
  if (character === '"') return `${open}s`;
  if (/[-\dtfn]/.test(character)) return `${open}b`;
  if (open.length > deepest) return anything;
  if (character === '{') return `${open}{K`;
  if (character === '[') return `${open}[V`;
  return character === ']' && state.endsWith('V') ? closed(open, '[') : undefined;
}

function afterValue(open: string, character: string): JsonState | undefined {
  if (character === ',') return open === '' ? undefined : `${open}${open.endsWith('{') ? 'k' : 'v'}`;
  if (character === '}') return closed(open, '{');
  if (character === ']') return closed(open, '[');
  // Several documents one after the other are a form of their own.
  return open === '' && /["{[\d]/.test(character) ? anything : undefined;
}

function closed(open: string, bracket: string): JsonState | undefined {
  return open.endsWith(bracket) ? `${open.slice(0, -1)}a` : undefined;
}

/** The states that a reference of unknown text leads to. */
export function afterReference(state: JsonState): readonly JsonState[] {
  const open = state.slice(0, -1);
  switch (state.at(-1)) {
    case 's':
    case 'S':
      return [state];
    case 'v':
    case 'b':
      return [`${open}r`];
    case 'V':
      return [`${open}r`, state];
    default:
      return [anything];
  }
}

/** True within a text between quotes. */
export function isWithinText(state: JsonState): boolean {
  return state.endsWith('s') || state.endsWith('S');
}

/** True where the whole text can end. */
export function isComplete(state: JsonState): boolean {
  return state === anything || state === 'a' || state === 'b' || state === 'r';
}
