import type { NamedText } from '../plan';

/**
 * The parameters of a raw query string in order, form-decoded: `+` is a space and `%2B` a plus (recorded). What is no valid
 * percent-encoding stays as it is.
 */
export function parseQueryString(raw: string): readonly NamedText[] {
  if (raw === '') return [];
  const parameters: NamedText[] = [];
  for (const piece of raw.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    parameters.push(equals < 0 ? [formDecode(piece), ''] : [formDecode(piece.slice(0, equals)), formDecode(piece.slice(equals + 1))]);
  }
  return parameters;
}

function formDecode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? percentDecode(spaced) : spaced;
}

/** Bytes that are no UTF-8 become U+FFFD, as everywhere in the service. */
function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
  }
}
