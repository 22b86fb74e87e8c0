import type { Diagnostic, JsonObject } from '../../definition';
import { prettyDiagnostic } from './pretty';
import { pointerOf, type Span, spanOf } from './span';
import { countsOf } from './summary';
import type { ViewOptions, ViewSummary } from './view';

export interface JsonOptions extends ViewOptions {
  readonly summary: ViewSummary;
}

/**
 * Diagnostics for programs. Fields may be added and enumerations may grow under one `formatVersion`; what is there stays.
 * Acknowledged diagnostics are among them, with the reason.
 */
export function jsonDiagnostics(diagnostics: readonly Diagnostic[], options: JsonOptions): JsonObject {
  const { name, apis, methods, ms } = options.summary;
  return {
    formatVersion: 1,
    summary: { ...(name === undefined ? {} : { name }), apis, methods, ...countsOf(diagnostics), ms: Math.round(ms) },
    diagnostics: diagnostics.map((diagnostic) => jsonDiagnostic(diagnostic, options)),
  };
}

function jsonDiagnostic(diagnostic: Diagnostic, options: ViewOptions): JsonObject {
  const { rule, severity, message, consequence, effect, where, part, origin, offending, related, example, help, docs, acknowledged } =
    diagnostic;
  const primary = spanOf(diagnostic, options);
  const secondary = (related ?? []).flatMap((other) => {
    const span = spanOf(other, options);
    return span ? [jsonSpan(span, false, other.label)] : [];
  });
  return defined({
    rule,
    severity,
    message,
    consequence,
    effect,
    method: where,
    stage: part,
    constructPath: origin.constructPath,
    logicalId: origin.logicalId,
    spans: [...(primary ? [jsonSpan(primary, true, offending?.label)] : []), ...secondary],
    pointer: pointerOf(diagnostic),
    offending: offending && defined({ name: offending.name, text: offending.text, start: offending.start, end: offending.end }),
    example: example && { ...example },
    help: help.map(({ text, grade, replacement }) => defined({ text, grade, replacement })),
    docs,
    acknowledged,
    rendered: prettyDiagnostic(diagnostic, options),
  });
}

function jsonSpan({ file, start, end }: Span, primary: boolean, label: string | undefined): JsonObject {
  return defined({ file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, primary, label });
}

/** The members that have a value. */
function defined(members: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined));
}
