import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { validate } from '../../../lib/validation';
import { type PlainSynth, seededMistakesPage } from '../../../scripts/plain-synth';
import { apiWith, mistakes, place } from './mistakes';

function found(change: (typeof mistakes)[number]['change']) {
  const api = apiWith(new Stack(new App(), 'Pets'), change);
  return readConstruct(api).flatMap(({ definition, problems }) => validate(definition, { problems }));
}

test('the app that mistakes are put into is sound', () => expect(found({})).toEqual([]));

test.each(mistakes)(
  'in an app $mistake is $rule at the construct that has it, and nothing else is said',
  ({ rule, change, where = place.where, construct = place.construct }) => {
    const told = found(change).map((diagnostic) => [diagnostic.rule, diagnostic.where ?? '', diagnostic.origin.constructPath]);
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) expect(each).toEqual([rule, where, `Pets/Api/${construct}`]);
  },
);

test('what `cdk synth` alone says of each mistake is recorded, and the page that shows it is what the script writes', () => {
  const { findings, control } = JSON.parse(readFileSync(join(__dirname, 'plain-synth.json'), 'utf8')) as PlainSynth;
  expect(Object.keys(findings)).toEqual(['sound', ...mistakes.map(({ mistake }) => mistake)]);
  expect(control.length).toBeGreaterThan(0);
  expect(readFileSync(join(__dirname, '../../../docs/seeded-mistakes.md'), 'utf8')).toBe(seededMistakesPage());
});
