import type { UriPiece } from './integration-plan';

const variable = /\$\{stageVariables\.([A-Za-z0-9_]+)\}|\$\{[^}]*\}|\{([^{}]+)\}/g;

/**
 * The pieces of a URI, function name or role: `{name}` and `${stageVariables.name}` are to be filled in. `${…}` of any other kind
 * is text, as the service leaves it alone.
 */
export function uriPieces(uri: string): readonly UriPiece[] {
  const pieces: UriPiece[] = [];
  const text = (piece: string) => {
    const last = pieces.at(-1);
    if (typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else if (piece !== '') pieces.push(piece);
  };
  let end = 0;
  for (const match of uri.matchAll(variable)) {
    text(uri.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[1] !== undefined) pieces.push({ stageVariable: match[1] });
    else if (match[2] !== undefined) pieces.push({ path: match[2] });
    else text(match[0]);
  }
  text(uri.slice(end));
  return pieces;
}
