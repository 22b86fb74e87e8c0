const NAMED: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
};

const SPECIAL = /["'\\/\u0000-\u001f]|[^\u0000-\u007f]/;
const ALL_SPECIAL = new RegExp(SPECIAL, 'g');

/** `$util.escapeJavaScript`, as commons-lang 2.4 escapes: quotes, slashes, controls, and all beyond U+007F. */
export function escapeJavaScript(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(ALL_SPECIAL, (character) => NAMED[character] ?? unicodeEscape(character));
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
