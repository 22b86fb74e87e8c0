import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes, type TemplateCase } from '../template-case';

function read(file: string): TemplateCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TemplateCase);
}

function check({ template, input, expect: expected }: TemplateCase): void {
  expect(outcomes(template, input)).toEqual({ closures: expected, source: expected });
}

describe('Templates that Velocity 1.7 and Jayway have rendered', () => {
  test.each(read(join(__dirname, '../../conformance/cases/template-velocity.jsonl')))('$id: $about', check);
});

const extra = process.env.CONFORMANCE_EXTRA;
const recorded = extra === undefined ? undefined : join(extra, 'conformance', 'template-recorded.jsonl');

describe('Templates that the service has rendered', () => {
  if (recorded !== undefined && existsSync(recorded)) test.each(read(recorded))('$id: $about', check);
  else test.skip('the recorded templates need CONFORMANCE_EXTRA to name the folder that holds them', () => {});
});
