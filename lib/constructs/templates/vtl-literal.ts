/**
 * A VTL string literal that holds the text as it is. Single quotes, because Velocity evaluates `$`, `#` and `\u` between
 * double ones; a quote inside is doubled. A token's placeholder holds no quote, so tokens pass untouched.
 */
export function vtlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A JSON string as text of a template. `$` and `#` become JSON escapes, since Velocity would take them for the beginning
 * of a reference or directive and has no escape of its own that works for both.
 */
export function jsonString(text: string): string {
  return JSON.stringify(text).replaceAll('$', '\\u0024').replaceAll('#', '\\u0023');
}

/**
 * The content of a JSON string that holds the value of a reference. `$util.escapeJavaScript` escapes the apostrophe as
 * well, which JSON does not allow; every other escape of it is JSON's.
 */
export function jsonEscaped(reference: string): string {
  return `$util.escapeJavaScript(${reference}).replaceAll("\\\\'", "'")`;
}
