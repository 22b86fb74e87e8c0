import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { stringify } from 'yaml';
import type { Diagnostic } from '../../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../../lib/readers';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { validateReading } from '../../../lib/validation';
import { writeOpenApi } from '../../../lib/writers';
import { type PlainSynth, seededMistakesPage } from '../../../scripts/plain-synth';
import { apiWith, type Mistake, mistakes, place, stacksWithMistakes } from './mistakes';

function apiOf(change: Mistake['change']) {
  const api = apiWith(new Stack(new App(), 'Pets'), change);
  const [reading] = readConstruct(api);
  if (!reading) throw new Error('the app has no API');
  return { api, reading };
}

const inConstructs = (change: Mistake['change']): readonly Diagnostic[] => validateReading(apiOf(change).reading);

function inTemplate(change: Mistake['change']): { readonly text: string; readonly told: readonly Diagnostic[] } {
  const text = stringify(Template.fromStack(Stack.of(apiOf(change).api)).toJSON());
  const { apis } = readCloudFormation(text, { file: 'template.yaml' });
  return { text, told: apis.flatMap((api) => validateReading(api)) };
}

function inDocument(change: Mistake['change']): { readonly text: string; readonly told: readonly Diagnostic[] } {
  const { definition } = apiOf(change).reading;
  const text = stringify(writeOpenApi(definition, { version: '3.0', rendering: 'deployable' }).document);
  const { endpointType = 'REGIONAL' } = change;
  return { text, told: validateReading(readOpenApi(text, { file: 'api.yaml', endpointType })) };
}

test('the app that mistakes are put into is sound, in any shape', () => {
  expect(inConstructs({})).toEqual([]);
  expect(inTemplate({}).told).toEqual([]);
  expect(inDocument({}).told).toEqual([]);
});

test.each(mistakes)(
  'in an app $mistake is $rule at the construct that has it, and nothing else is said',
  ({ rule, change, where = place.where, construct = place.construct }) => {
    const told = inConstructs(change).map((diagnostic) => [diagnostic.rule, diagnostic.where ?? '', diagnostic.origin.constructPath]);
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) expect(each).toEqual([rule, where, `Pets/Api/${construct}`]);
  },
);

/** What the diagnostic points at in a text: the part that it speaks of, with the offending text in it. */
function expectAt(text: string, { origin, offending }: Diagnostic): void {
  const { start, end } = origin;
  if (!start || !end) throw new Error('the diagnostic names no place');
  const lines = text.split('\n').slice(start.line - 1, end.line);
  const written = [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, end.column - 1)].join('\n').slice(start.column - 1);
  const [line = ''] = (offending?.text.slice(offending.start, offending.end) ?? '').split('\n');
  // YAML may fold a long line and double its backslashes.
  expect(written.replaceAll(/\s+/g, '').replaceAll('\\\\', '\\')).toContain(line.replaceAll(/\s+/g, ''));
}

test.each(mistakes)('in a template $mistake is $rule at its lines, and nothing else is said', ({ rule, change, where = place.where }) => {
  const { text, told } = inTemplate(change);
  expect(told.length).toBeGreaterThan(0);
  for (const each of told) {
    expect([each.rule, each.where ?? '']).toEqual([rule, where]);
    expectAt(text, each);
  }
});

/** An object has no key twice, so a document cannot say it. */
const notInDocuments = new Set(['two defaults']);

test.each(mistakes.filter(({ mistake }) => !notInDocuments.has(mistake)))(
  'in a document $mistake is $rule at its lines, and nothing else is said',
  ({ rule, change, where = place.where }) => {
    const { text, told } = inDocument(change);
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) {
      expect([each.rule, each.where ?? '']).toEqual([rule, where]);
      expectAt(text, each);
    }
  },
);

test('CDK of the version that is installed says nothing of them by itself', () => {
  const app = new App();
  stacksWithMistakes(app);
  expect(() => app.synth()).not.toThrow();
  for (const stack of app.node.children) {
    if (!Stack.isStack(stack)) continue;
    const annotations = Annotations.fromStack(stack);
    expect([annotations.findError('*', Match.anyValue()), annotations.findWarning('*', Match.anyValue())]).toEqual([[], []]);
  }
});

test('what `cdk synth` alone says of each mistake is recorded, and the page that shows it is what the script writes', () => {
  const { findings, control } = JSON.parse(readFileSync(join(__dirname, 'plain-synth.json'), 'utf8')) as PlainSynth;
  expect(Object.keys(findings)).toEqual(['sound', ...mistakes.map(({ mistake }) => mistake)]);
  expect(control.length).toBeGreaterThan(0);
  expect(readFileSync(join(__dirname, '../../../docs/seeded-mistakes.md'), 'utf8')).toBe(seededMistakesPage());
});
