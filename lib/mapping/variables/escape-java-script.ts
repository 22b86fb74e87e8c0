const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const BACKSLASH = 92;
const LAST_ASCII = 0x7f;
const FIRST_PRINTABLE = 0x20;

/** What stands for itself, by its code. */
const PLAIN = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, code) =>
  Number(code >= FIRST_PRINTABLE && ![QUOTE, APOSTROPHE, SLASH, BACKSLASH].includes(code)),
);

const NAMED_CONTROLS: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

/** Texts longer than this are escaped part by part in an array: each part that is linked to a text takes several times its length. */
const LONG_TEXT = 16_384;
const PART = 4_096;
const LONGEST_ESCAPE = 6;

/** `$util.escapeJavaScript`, as commons-lang 2.4 escapes: quotes, slashes, controls, and all beyond U+007F. */
export function escapeJavaScript(text: string): string {
  return text.length > LONG_TEXT ? escapeParts(text) : escapeShort(text);
}

function escapeShort(text: string): string {
  let escaped = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= LAST_ASCII && PLAIN[code] === 1) continue;
    escaped += text.slice(copied, at);
    if (code >= FIRST_PRINTABLE && code <= LAST_ASCII) {
      escaped += '\\';
      copied = at;
    } else {
      escaped += escapeOf(code);
      copied = at + 1;
    }
  }
  return escaped === '' ? text : escaped + text.slice(copied);
}

/** What is escaped is all ASCII. */
function escapeParts(text: string): string {
  const bytes = Buffer.allocUnsafe(PART * LONGEST_ESCAPE);
  let escaped = '';
  for (let start = 0; start < text.length; start += PART) {
    const end = Math.min(start + PART, text.length);
    let length = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > LAST_ASCII || code < FIRST_PRINTABLE) {
        for (const character of escapeOf(code)) bytes[length++] = character.charCodeAt(0);
      } else {
        if (PLAIN[code] === 0) bytes[length++] = BACKSLASH;
        bytes[length++] = code;
      }
    }
    escaped += bytes.toString('latin1', 0, length);
  }
  return escaped;
}

function escapeOf(code: number): string {
  return NAMED_CONTROLS[code] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
