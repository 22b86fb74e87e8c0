/** True for a text that a pattern matches. */
export type Matches = (text: string) => boolean;

/** Gives the value of a policy variable, `aws:username`; undefined if there is none. */
export type Variables = (name: string) => string | undefined;

const anyOne = '\0';
const variable = /\$\{([^}]*)\}/g;

/**
 * A pattern of a policy: `*` stands for any characters, slashes included, and `?` for any one. What lies between two stars is looked for
 * once, from left to right, so that no pattern makes the matcher go back.
 */
export function compileWildcard(pattern: string): Matches {
  return matcher(pattern.split('*').map((piece) => piece.replaceAll('?', anyOne)));
}

/** The same with policy variables, whose values stand for themselves. A variable without a value matches nothing. */
export function compileVariablePattern(pattern: string): (text: string, variables: Variables) => boolean {
  if (!pattern.includes('${')) {
    const matches = compileWildcard(pattern);
    return (text) => matches(text);
  }
  return (text, variables) => {
    const pieces = [''];
    const add = (literal: string): void => {
      pieces[pieces.length - 1] += literal;
    };
    const addPattern = (source: string): void => {
      const [first, ...others] = source.replaceAll('?', anyOne).split('*');
      add(first);
      pieces.push(...others);
    };
    let end = 0;
    for (const match of pattern.matchAll(variable)) {
      addPattern(pattern.slice(end, match.index));
      end = match.index + match[0].length;
      const value = variableValue(match[1], variables);
      if (value === undefined) return false;
      add(value);
    }
    addPattern(pattern.slice(end));
    return matcher(pieces)(text);
  };
}

/** `${*}`, `${?}` and `${$}` are those characters; `${aws:username, 'nobody'}` has a default. */
function variableValue(source: string, variables: Variables): string | undefined {
  if (source === '*' || source === '?' || source === '$') return source;
  const comma = source.indexOf(',');
  if (comma < 0) return variables(source.trim());
  const fallback = source.slice(comma + 1).trim();
  const quoted = fallback.length > 1 && fallback.startsWith("'") && fallback.endsWith("'");
  return quoted ? (variables(source.slice(0, comma).trim()) ?? fallback.slice(1, -1)) : undefined;
}

/** What lies between two stars. */
interface Piece {
  readonly text: string;
  /** True if some of its characters stand for any one. */
  readonly open: boolean;
}

function pieceOf(text: string): Piece {
  return { text, open: text.includes(anyOne) };
}

function matcher(texts: readonly string[]): Matches {
  const first = pieceOf(texts[0]);
  if (texts.length === 1)
    return first.open ? (text) => text.length === first.text.length && standsAt(text, first, 0) : (text) => text === first.text;
  const last = pieceOf(texts[texts.length - 1]);
  const between = texts
    .slice(1, -1)
    .filter((text) => text !== '')
    .map(pieceOf);
  return (text) => {
    const end = text.length - last.text.length;
    if (end < first.text.length || !standsAt(text, first, 0) || !standsAt(text, last, end)) return false;
    let from = first.text.length;
    for (const piece of between) {
      const place = placeOf(text, piece, from, end);
      if (place < 0) return false;
      from = place + piece.text.length;
    }
    return true;
  };
}

function placeOf(text: string, piece: Piece, from: number, end: number): number {
  const length = piece.text.length;
  if (!piece.open) {
    const place = text.indexOf(piece.text, from);
    return place + length <= end ? place : -1;
  }
  for (let place = from; place + length <= end; place++) if (standsAt(text, piece, place)) return place;
  return -1;
}

function standsAt(text: string, piece: Piece, place: number): boolean {
  if (!piece.open) return text.startsWith(piece.text, place);
  for (let i = 0; i < piece.text.length; i++) if (piece.text[i] !== anyOne && piece.text[i] !== text[place + i]) return false;
  return true;
}
