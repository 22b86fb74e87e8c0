/** Plain JSON, which json-smart reads as everybody does: what its readers share. */
export { type DocumentPlace, documentStart } from './document-place';
export * from './json-characters';
export { type JsonDialect, PERMISSIVE, STRICT } from './json-dialect';
export { plainNumber } from './plain-json-number';
export { giveUp, NOT_PLAIN, PlainJsonScanner, Scalar } from './plain-json-scanner';
export { printEscaped, printUnescaped } from './print-escapes';
export { rowOf } from './row-of';
export { type TextUnits, textUnits } from './text-units';
export { unescapedText } from './unescaped-text';
