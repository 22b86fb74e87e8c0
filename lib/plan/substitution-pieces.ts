import type { SubstitutionPiece } from './gateway-response-plan';

const reference = /\$(context|stageVariables)((?:\.[A-Za-z0-9_-]+)+)/g;

/** Gateway responses and access logs know no VTL: `$context.x.y` and `$stageVariables.x` are replaced, everything else is text. */
export function substitutionPieces(template: string): readonly SubstitutionPiece[] {
  const pieces: SubstitutionPiece[] = [];
  let end = 0;
  for (const match of template.matchAll(reference)) {
    if (match.index > end) pieces.push(template.slice(end, match.index));
    end = match.index + match[0].length;
    const path = match[2].slice(1);
    pieces.push(match[1] === 'context' ? { context: path } : { stageVariable: path });
  }
  if (end < template.length) pieces.push(template.slice(end));
  return pieces;
}
