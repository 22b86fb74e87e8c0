import type { Consequence, Diagnostic, Help, Json, JsonObject } from '../../definition';
import { describedRules } from '../rules/described';
import { severityOf } from '../severity';
import { type Span, spanOf } from './span';
import type { ViewOptions } from './view';

export interface SarifOptions extends ViewOptions {
  /** Version of this package. @default - none is named */
  readonly version?: string;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A SARIF 2.1.0 log of one run, for code scanning. Acknowledged diagnostics are results with a suppression. */
export function sarifDiagnostics(diagnostics: readonly Diagnostic[], options: SarifOptions = {}): JsonObject {
  const descriptors = descriptorsOf(diagnostics);
  const indexes = new Map(descriptors.map(({ id }, index) => [id as string, index]));
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk-rest-integrations',
            ...(options.version === undefined ? {} : { version: options.version }),
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, indexes.get(diagnostic.rule) ?? 0, options)),
      },
    ],
  };
}

/** Every rule, then whatever else reported something. */
function descriptorsOf(diagnostics: readonly Diagnostic[]): readonly JsonObject[] {
  const known = describedRules.map(({ id, summary, docs, consequence }) => descriptor(id, summary, docs, consequence));
  const others = new Map(diagnostics.map((diagnostic) => [diagnostic.rule, diagnostic]));
  for (const { id } of describedRules) others.delete(id);
  return [
    ...known,
    ...[...others.values()].map(({ rule, docs, consequence }) => descriptor(rule, rule.replaceAll('-', ' '), docs, consequence)),
  ];
}

function descriptor(id: string, text: string, helpUri: string | undefined, consequence: Consequence): JsonObject {
  return {
    id,
    shortDescription: { text },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: severityOf(consequence) },
    properties: { consequence },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number, options: ViewOptions): JsonObject {
  const { rule, severity, message, effect, consequence, origin, where, related, help, acknowledged } = diagnostic;
  const span = spanOf(diagnostic, options);
  const logical = logicalLocations(diagnostic);
  const location = {
    ...(span ? { physicalLocation: physicalLocation(span) } : fileOnly(origin.file)),
    ...(logical.length > 0 ? { logicalLocations: logical } : {}),
  };
  const fixes = span?.isExact ? help.flatMap((each) => fixOf(each, span)) : [];
  const relatedLocations = (related ?? []).flatMap((other): JsonObject[] => {
    const place = spanOf(other, options);
    return place ? [{ physicalLocation: physicalLocation(place), message: { text: other.label } }] : [];
  });
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: {
      text: [
        where === undefined ? message : `${where}: ${message}`,
        ...(effect === undefined ? [] : [effect]),
        ...help.map(({ text }) => `help: ${text}`),
      ].join('\n'),
    },
    ...(Object.keys(location).length > 0 ? { locations: [location] } : {}),
    ...(relatedLocations.length > 0 ? { relatedLocations } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(acknowledged === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: acknowledged }] }),
    properties: { consequence },
  };
}

/** The construct and the method, so that a result without a file still says where it is. */
function logicalLocations({ origin, where }: Diagnostic): readonly JsonObject[] {
  return [
    ...(origin.constructPath === undefined ? [] : [{ fullyQualifiedName: origin.constructPath, kind: 'resource' }]),
    ...(where === undefined ? [] : [{ name: where, kind: 'member' }]),
  ];
}

function physicalLocation({ file, start, end }: Span): JsonObject {
  return { artifactLocation: { uri: uriOf(file) }, region: regionOf(start, end) };
}

function fileOnly(file: string | undefined): JsonObject {
  return file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) } } };
}

function regionOf(start: Span['start'], end: Span['end']): JsonObject {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf({ text, grade, replacement }: Help, { file, start, end }: Span): JsonObject[] {
  if (grade === 'manual' || replacement === undefined) return [];
  const replacements: Json[] = [{ deletedRegion: regionOf(start, end), insertedContent: { text: replacement } }];
  return [{ description: { text }, artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }] }];
}

/** A relative reference stays one; an absolute path of this machine becomes a file URI. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const encoded = path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
