import type { Diagnostic } from '../../definition';

/** A diagnostic as one plain text for CDK, which prints the construct path itself: no colours, no frame. */
export function cdkMessage(diagnostic: Diagnostic): string {
  const { rule, where, message, effect, offending, help, docs } = diagnostic;
  const lines = [
    `${where === undefined ? '' : `${where}: `}${message} [${rule}]`,
    ...(offending ? [`${offending.name}${fileOf(diagnostic)}: ${excerpt(offending.text, offending.start)}`] : []),
    ...documentPlace(diagnostic),
    ...(effect === undefined ? [] : [effect]),
    ...help.map(({ text }) => `help: ${text}`),
    ...(docs === undefined ? [] : [`docs: ${docs}`]),
  ];
  return lines.join('\n  ');
}

/** The place in a template's own file, ` (lib/order.vtl:3:12)`: what is no file by itself stands at the construct that CDK names. */
function fileOf(diagnostic: Diagnostic): string {
  if (!diagnostic.offending?.multiline) return '';
  const { spanOf } = require('./span') as typeof import('./span');
  const span = spanOf(diagnostic, {});
  return span?.isExact ? ` (${span.file}:${span.start.line}:${span.start.column})` : '';
}

/** The place in a document that the API was given as a file, of which CDK knows nothing. */
function documentPlace(diagnostic: Diagnostic): readonly string[] {
  const { file, start } = diagnostic.origin;
  if (file === undefined || start === undefined || fileOf(diagnostic) !== '') return [];
  return [`document: ${file}:${start.line}:${start.column}`];
}

/** The line that the offset stands on, short enough for a terminal. */
function excerpt(text: string, offset: number): string {
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(begin, end < 0 ? text.length : end).trim();
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`;
}
