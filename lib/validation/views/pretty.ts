import { createColors } from 'picocolors';
import type { Diagnostic, MethodPart, OffendingText } from '../../definition';
import { displayWidth, printable } from './display-width';
import { besideOutput, exampleInput, outputFrame } from './example-output';
import { type FrameStyle, frame, type Mark } from './frame';
import { type Group, grouped } from './grouping';
import { type Span, spanOf } from './span';
import { countsOf, summaryLines } from './summary';
import type { ViewOptions, ViewSummary } from './view';
import { wrapped } from './wrap';

export interface PrettyOptions extends ViewOptions {
  /** Whether the output takes colours. @default false */
  readonly color?: boolean;
  /** Columns of the terminal; less than 80 counts as 80. @default 80 */
  readonly width?: number;
  /** What was judged. @default - no summary */
  readonly summary?: ViewSummary;
}

const partNames: Readonly<Record<MethodPart, string>> = {
  methodRequest: 'method request',
  integrationRequest: 'integration request',
  integration: 'integration',
  integrationResponse: 'integration response',
  methodResponse: 'method response',
};
/** Places that a block names beside its first one. */
const namedPlaces = 5;

/** Diagnostics for a person at a terminal: a block for each mistake, then the summary. Acknowledged ones are only counted. */
export function prettyDiagnostics(diagnostics: readonly Diagnostic[], options: PrettyOptions = {}): string {
  const outstanding = diagnostics.filter(({ acknowledged }) => acknowledged === undefined);
  const blocks = grouped(outstanding).map((group) => prettyGroup(group, options));
  const summary = options.summary ? [summaryLines(countsOf(diagnostics), options.summary, outstanding[0]?.rule).join('\n')] : [];
  return [...blocks, ...summary].map((block) => `${block}\n`).join('\n');
}

/** One diagnostic as a block of lines. */
export function prettyDiagnostic(diagnostic: Diagnostic, options: PrettyOptions = {}): string {
  return prettyGroup({ first: diagnostic, others: [] }, options);
}

function prettyGroup({ first, others }: Group, options: PrettyOptions): string {
  const colors = createColors(options.color ?? false);
  const width = Math.max(80, options.width ?? 80);
  const paint = first.severity === 'error' ? colors.red : colors.yellow;
  const style = { width, dim: colors.dim, strong: paint };
  const framed = frameLines(first, style, options);
  const facts: readonly (readonly [string, string])[] = [
    ...(first.example === undefined ? [] : [['with', exampleInput(first.example)] as const]),
    ...first.help.map(({ text }): [string, string] => ['help', text]),
    ...(first.docs === undefined ? [] : [['docs', first.docs] as const]),
    ...(first.origin.constructPath === undefined ? [] : [['at', first.origin.constructPath] as const]),
    ...(others.length === 0 ? [] : [['also', alsoIn(others)] as const]),
  ];
  return [
    header(first, width, (text) => paint(colors.bold(text))),
    ...wrapped(printable(first.message), width, '  '),
    ...(framed.length > 0 ? ['', ...framed, ''] : []),
    ...(first.effect === undefined ? [] : wrapped(printable(first.effect), width, '  ')),
    ...facts.map(([name, text]) => `  ${colors.dim(name.padEnd(4))}  ${printable(text).replaceAll('\n', '\n        ')}`),
  ].join('\n');
}

function header({ severity, rule, where, part, offending }: Diagnostic, width: number, strong: (text: string) => string): string {
  const left = `${severity}  ${rule}`;
  const right = printable(
    [where, ...(part && offending?.multiline ? [partNames[part]] : [])].filter((piece) => piece !== undefined).join(' · '),
  );
  const gap = Math.max(2, width - displayWidth(left) - displayWidth(right));
  return `${strong(left)}${right === '' ? '' : `${' '.repeat(gap)}${right}`}`;
}

function alsoIn(others: readonly Diagnostic[]): string {
  const places = others.map(({ where, origin }) => where ?? origin.constructPath ?? origin.pointer ?? 'the API');
  const more = places.length - namedPlaces;
  return `${places.slice(0, namedPlaces).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** File with position and a frame of it; of the offending text by itself where the file does not show it. */
function frameLines(diagnostic: Diagnostic, style: FrameStyle, options: PrettyOptions): readonly string[] {
  const { offending, origin, example } = diagnostic;
  const span = spanOf(diagnostic, options);
  const place = span ? [`  ${span.file}:${span.start.line}:${span.start.column}`] : [];
  const source = span && options.readSource?.(span.file);
  if (offending && (offending.multiline || source === undefined)) {
    // The file is the template: its lines need no other name.
    const name = offending.multiline && span?.isExact ? [] : [`  ${offending.name}`];
    const rows = (text: OffendingText) => [...place, ...name, ...offendingFrame(text, style)];
    if (!example) return rows(offending);
    const { label: _saidInTheMessage, ...unlabelled } = offending;
    return besideOutput(rows(unlabelled), example, style) ?? [...rows(offending), ...outputFrame(example, style)];
  }
  if (!span || source === undefined) return place;
  // The call that made a construct need not hold what it was given.
  const isElsewhere = !span.isExact && origin.createdAt !== undefined && origin.file === undefined;
  if (offending && isElsewhere) {
    return [...place, ...frame(source, [callMark(source, span)], style), `  ${offending.name}`, ...offendingFrame(offending, style)];
  }
  return [
    ...place,
    ...frame(source, [spanMark(span, source, offending?.label, true), ...relatedMarks(diagnostic, span, source, options)], style),
  ];
}

function offendingFrame({ text, start, end, label }: OffendingText, style: FrameStyle): readonly string[] {
  return frame(text, [offendingMark(text, start, end, label)], style);
}

/** Underlines the name of what was called. */
function callMark(source: string, { start }: Span): Mark {
  const from = start.column - 1;
  const name = /^[\w$]+/.exec((source.split(/\r\n|\n|\r/)[start.line - 1] ?? '').slice(from))?.[0] ?? ' ';
  return { line: start.line, start: from, end: from + name.length, isPrimary: false, label: 'made here' };
}

function relatedMarks({ related }: Diagnostic, primary: Span, source: string, options: ViewOptions): readonly Mark[] {
  return (related ?? []).flatMap(({ label, origin, offending }) => {
    const span = spanOf({ origin, ...(offending ? { offending } : {}) }, options);
    const isSame = span?.start.line === primary.start.line && span.start.column === primary.start.column;
    return span && span.file === primary.file && !isSame ? [spanMark(span, source, label, false)] : [];
  });
}

function spanMark({ start, end }: Span, source: string, label: string | undefined, isPrimary: boolean): Mark {
  const line = source.split(/\r\n|\n|\r/)[start.line - 1] ?? '';
  // What goes on over several lines is marked to the end of its first one.
  const last = end.line > start.line ? line.trimEnd().length : end.column - 1;
  return {
    line: start.line,
    start: start.column - 1,
    end: Math.max(last, start.column),
    isPrimary,
    ...(label === undefined ? {} : { label }),
  };
}

function offendingMark(text: string, start: number, end: number, label: string | undefined): Mark {
  const before = text.slice(0, start).split(/\r\n|\n|\r/);
  const column = before.at(-1)?.length ?? 0;
  const length = Math.max(1, text.slice(start, end).split(/\r\n|\n|\r/, 1)[0]?.length ?? 0);
  return { line: before.length, start: column, end: column + length, isPrimary: true, ...(label === undefined ? {} : { label }) };
}
