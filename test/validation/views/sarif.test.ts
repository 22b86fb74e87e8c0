import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describedRules, sarifDiagnostics } from '../../../lib/validation';
import { diagnostics, options } from './sample';

// One pattern of the schema is no regular expression of Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

function expectSarif(log: unknown): void {
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
}

interface Log {
  readonly runs: readonly [
    {
      readonly results: readonly Record<string, unknown>[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    },
  ];
}

test('a log of all kinds of diagnostics follows the official schema', () => {
  const acknowledged = diagnostics.map((diagnostic) => ({ ...diagnostic, acknowledged: 'known since 2025' }));
  const unknownRule = diagnostics.map((diagnostic) => ({ ...diagnostic, rule: 'reader-problem' }));
  const constructs = diagnostics.map((diagnostic) => ({ ...diagnostic, origin: { constructPath: 'Stack/Api' } }));
  const log = sarifDiagnostics([...diagnostics, ...acknowledged, ...unknownRule, ...constructs], { ...options, version: '1.2.3' });
  expectSarif(log);
  expectSarif(sarifDiagnostics([]));
});

test('the schema that judges the logs refuses what is none', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

test('every result names its rule by id and index', () => {
  const log = sarifDiagnostics(diagnostics, options) as unknown as Log;
  const [run] = log.runs;
  expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(describedRules.map(({ id }) => id));
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex as number]?.id).toBe(ruleId);
});

test('a replacement at an exact place is a fix', () => {
  const log = sarifDiagnostics(diagnostics, options) as unknown as Log;
  const result = log.runs[0].results.find(({ ruleId }) => ruleId === 'mapping-expression');
  expect(result).toMatchObject({
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'pets.yaml' },
          region: { startLine: 14, startColumn: 45, endLine: 14, endColumn: 49 },
        },
      },
    ],
    fixes: [
      { artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 14, startColumn: 45 }, insertedContent: { text: "'prod'" } }] }] },
    ],
  });
});
