const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const BACKSLASH = 92;
const LAST_ASCII = 0x7f;
const FIRST_PRINTABLE = 0x20;

const NAMED_CONTROLS: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

/** `$util.escapeJavaScript`, as commons-lang 2.4 escapes: quotes, slashes, controls, and all beyond U+007F. */
export function escapeJavaScript(text: string): string {
  let escaped = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) continue;
    escaped += text.slice(copied, at) + escapeOf(code);
    copied = at + 1;
  }
  return copied === 0 ? text : escaped + text.slice(copied);
}

function isPlain(code: number): boolean {
  return code >= FIRST_PRINTABLE && code <= LAST_ASCII && code !== QUOTE && code !== APOSTROPHE && code !== SLASH && code !== BACKSLASH;
}

function escapeOf(code: number): string {
  if (code >= FIRST_PRINTABLE && code <= LAST_ASCII) return `\\${String.fromCharCode(code)}`;
  return NAMED_CONTROLS[code] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
