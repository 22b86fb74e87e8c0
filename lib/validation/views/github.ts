import type { Diagnostic } from '../../definition';
import { spanOf } from './span';
import type { ViewOptions } from './view';

/** Workflow commands that GitHub turns into annotations of the changed files. Acknowledged diagnostics are left out. */
export function githubDiagnostics(diagnostics: readonly Diagnostic[], options: ViewOptions = {}): string {
  return diagnostics
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map((diagnostic) => `${command(diagnostic, options)}\n`)
    .join('');
}

function command(diagnostic: Diagnostic, options: ViewOptions): string {
  const { severity, rule, where, message, effect, help, origin } = diagnostic;
  const span = spanOf(diagnostic, options);
  const place: readonly (readonly [string, string | number])[] = span
    ? [
        ['file', span.file],
        ['line', span.start.line],
        ['endLine', Math.max(span.end.line, span.start.line)],
        // Columns are for pieces of one line.
        ...(span.end.line === span.start.line
          ? ([
              ['col', span.start.column],
              ['endColumn', span.end.column],
            ] as const)
          : []),
      ]
    : origin.file === undefined
      ? []
      : [['file', origin.file]];
  const properties = [...place, ['title', where === undefined ? rule : `${rule} · ${where}`] as const];
  const text = [message, ...(effect === undefined ? [] : [effect]), ...help.map((each) => `help: ${each.text}`)].join('\n');
  return `::${severity} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
