import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemNames } from '../../lib/readers';
import type { Example } from '../../lib/validation';
import { describedRules } from '../../lib/validation';
import { judgeExample } from '../../scripts/judge-example';

/** An acknowledgement that does not count leaves what it speaks of as it is. */
const besides = new Map([['acknowledgement-without-reason', ['path-mapping-unused']]]);
const open = (example: Example) => judgeExample(example).filter(({ acknowledged }) => acknowledged === undefined);
const shown = describedRules.flatMap(({ id, fails, passes }) => (fails && passes ? [[id, fails, passes] as const] : []));

test.each(shown)('%s is found in its failing example once, and nothing else is', (id, fails) => {
  expect(open(fails).map(({ rule }) => rule)).toEqual([id, ...(besides.get(id) ?? [])]);
});

test.each(shown)('nothing is found in the passing example of %s', (_id, _fails, passes) => {
  expect(open(passes)).toEqual([]);
});

test('only what nobody can write is without examples', () => {
  expect(describedRules.filter(({ fails }) => !fails).map(({ id }) => id)).toEqual(['rule-failed']);
});

const described = new Set(describedRules.map(({ id }) => id));

test('everything that readers find is described', () => {
  expect(problemNames.filter((name) => !described.has(name))).toEqual([]);
});

test('everything that a diagnostic is called anywhere in the code is described', () => {
  const lib = join(__dirname, '../../lib');
  const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const names = sources.flatMap((file) =>
    Array.from(readFileSync(join(lib, file), 'utf8').matchAll(/\brule: '([a-z][a-z-]*)'/g), ([, name]) => name),
  );
  expect(names).toContain('rule-failed');
  expect(names.filter((name) => !described.has(name ?? ''))).toEqual([]);
});

test('a rule has a name, a sentence, a link and something to say of each consequence', () => {
  for (const { id, summary, docs, consequence } of describedRules) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/apigateway\/latest\/(developerguide|api)\/[\w-]+\.html$/);
    expect(['rejected', 'always-fails', 'sometimes-fails', 'advice']).toContain(consequence);
  }
  const ids = describedRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
