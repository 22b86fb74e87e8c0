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

function matcher(pieces: readonly string[]): Matches {
  const first = pieces[0];
  if (pieces.length === 1) return (text) => text.length === first.length && standsAt(text, first, 0);
  const last = pieces[pieces.length - 1];
  const between = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !standsAt(text, first, 0) || !standsAt(text, last, end)) return false;
    let from = first.length;
    for (const piece of between) {
      const place = placeOf(text, piece, from, end);
      if (place < 0) return false;
      from = place + piece.length;
    }
    return true;
  };
}

function placeOf(text: string, piece: string, from: number, end: number): number {
  if (!piece.includes(anyOne)) {
    const place = text.indexOf(piece, from);
    return place + piece.length <= end ? place : -1;
  }
  for (let place = from; place + piece.length <= end; place++) if (standsAt(text, piece, place)) return place;
  return -1;
}

function standsAt(text: string, piece: string, place: number): boolean {
  if (!piece.includes(anyOne)) return text.startsWith(piece, place);
  for (let i = 0; i < piece.length; i++) if (piece[i] !== anyOne && piece[i] !== text[place + i]) return false;
  return true;
}
