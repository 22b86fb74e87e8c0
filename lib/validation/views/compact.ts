import type { Diagnostic } from '../../definition';
import { printable } from './display-width';
import { spanOf } from './span';
import type { ViewOptions } from './view';

/** One line for each diagnostic: `file:line:col severity rule message`. Acknowledged ones are left out. */
export function compactDiagnostics(diagnostics: readonly Diagnostic[], options: ViewOptions = {}): string {
  return diagnostics
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map((diagnostic) => {
      const { severity, rule, message, where } = diagnostic;
      const told = where === undefined || message.includes(where) ? message : `${where}: ${message}`;
      return `${printable(`${placeName(diagnostic, options)} ${severity} ${rule} ${told}`).replaceAll(/\s+/g, ' ')}\n`;
    })
    .join('');
}

function placeName(diagnostic: Diagnostic, options: ViewOptions): string {
  const span = spanOf(diagnostic, options);
  if (span) return `${span.file}:${span.start.line}:${span.start.column}`;
  const { file, constructPath, pointer, logicalId } = diagnostic.origin;
  return file ?? constructPath ?? logicalId ?? pointer ?? '-';
}
