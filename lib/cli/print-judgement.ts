import { resolve } from 'node:path';
import type { Diagnostic } from '../definition';
import { readBytes, type SourcedApi } from '../testing/sources';
import {
  compactDiagnostics,
  githubDiagnostics,
  jsonDiagnostics,
  prettyDiagnostics,
  sarifDiagnostics,
  type ViewOptions,
  type ViewSummary,
} from '../validation';
import type { Format } from './validate-command';
import { version } from './version';

/** An API with all that was found about it. */
export interface JudgedApi extends SourcedApi {
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds that judging it took. */
  readonly ms: number;
}

export interface PrintOptions {
  readonly format: Format;
  readonly color: boolean;
  /** Folder that relative file names start from. */
  readonly cwd: string;
}

/** All that was found, as one text. */
export function printJudgement(apis: readonly JudgedApi[], { format, color, cwd }: PrintOptions): string {
  const diagnostics = apis.flatMap((api) => api.diagnostics);
  const view = viewOptions(apis, cwd);
  switch (format) {
    case 'pretty':
      return apis.map((api) => prettyDiagnostics(api.diagnostics, { ...view, color, summary: summaryOf([api]) })).join('\n');
    case 'compact':
      return compactDiagnostics(diagnostics, view);
    case 'github':
      return githubDiagnostics(diagnostics, view);
    case 'json':
      return `${JSON.stringify(jsonDiagnostics(diagnostics, { ...view, summary: summaryOf(apis) }), undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifDiagnostics(diagnostics, { ...view, version: version() }), undefined, 2)}\n`;
  }
}

function summaryOf(apis: readonly JudgedApi[]): ViewSummary {
  const [only] = apis.length === 1 ? apis : [];
  return {
    ...(only && { name: only.id }),
    apis: apis.length,
    methods: apis.flatMap(({ definition }) => definition.resources.flatMap(({ methods }) => methods)).length,
    ms: apis.reduce((sum, { ms }) => sum + ms, 0),
  };
}

function viewOptions(apis: readonly JudgedApi[], cwd: string): ViewOptions {
  const byFile = new Map(apis.map((api) => [api.definition.origin.file, api.locate]));
  const texts = new Map<string, string | undefined>();
  return {
    locate: (pointer, file) => byFile.get(file)?.(pointer),
    readSource: (file) => {
      if (!texts.has(file)) texts.set(file, readIfThere(resolve(cwd, file)));
      return texts.get(file);
    },
  };
}

/** A frame appears only where the file can be read. */
function readIfThere(file: string): string | undefined {
  try {
    // Columns are counted without a byte order mark.
    return readBytes(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
