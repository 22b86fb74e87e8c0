/** Calls longer than this are not followed to their end. */
const mostCharacters = 20_000;

/** Files whose calls look like JavaScript's: brackets, quotes, comments. */
const readable = /\.[cm]?[jt]sx?$/;

/**
 * Offset behind the end of the call that begins at an offset, its arguments included. Undefined where it cannot be followed: in
 * another language, without arguments, or where brackets and quotes do not close.
 */
export function endOfCall(file: string, source: string, start: number): number | undefined {
  if (!readable.test(file)) return undefined;
  const open = source.indexOf('(', start);
  // What was called stands before its arguments: `pets.addMethod(`, `new Api(`.
  if (open < 0 || !/^[\w$.\s<>,[\]]*$/.test(source.slice(start, open))) return undefined;
  const limit = Math.min(source.length, start + mostCharacters);
  let depth = 0;
  for (let offset = open; offset < limit; offset++) {
    const character = source[offset];
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      depth--;
      if (depth === 0) return offset + 1;
    } else if ('"\'`'.includes(character)) offset = endOfText(source, offset, limit);
    else if (character === '/') offset = endOfComment(source, offset);
  }
  return undefined;
}

/** Offset of the quote that closes a text. What stands in `${…}` is taken for a part of the text. */
function endOfText(source: string, start: number, limit: number): number {
  const quote = source[start];
  for (let offset = start + 1; offset < limit; offset++) {
    if (source[offset] === '\\') offset++;
    else if (source[offset] === quote) return offset;
  }
  return limit;
}

/** Offset of the last character of a comment; of the slash itself where it begins none. */
function endOfComment(source: string, start: number): number {
  const next = source[start + 1];
  const end = next === '/' ? source.indexOf('\n', start) : next === '*' ? source.indexOf('*/', start) + 1 : start;
  return end < start ? source.length : end;
}
