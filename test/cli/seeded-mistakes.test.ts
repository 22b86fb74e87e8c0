import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistakes, stackName } from '../validation/seeded/mistakes';

const cwd = join(__dirname, 'app-with-seeded-mistakes');
const command = join(__dirname, '../../bin/cdk-rest-integrations.js');

interface Told {
  readonly rule: string;
  readonly spans: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}

/** The places that the comments of the app mark in the lines above them: `//    ^ RULE`. */
const marked = readFileSync(join(cwd, 'run.ts'), 'utf8')
  .split('\n')
  .flatMap((content, index) => {
    const [, before = '', rule] = /^(\s*\/\/ +)\^ (\S+)$/.exec(content) ?? [];
    return rule === undefined ? [] : [{ rule, place: ['run.ts', index, before.length + 1] }];
  });

test('every seeded mistake is told by its rule, at the text that is wrong or at the call that made the construct', () => {
  const { status, stdout } = spawnSync(process.execPath, [command, 'validate', '--format', 'json'], { cwd, encoding: 'utf8' });
  expect(status).toBe(1);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Told[] };
  const found = diagnostics.map(({ rule, spans: [span] }) => ({
    rule,
    place: span && [span.file, span.line, span.column],
  }));
  expect(found).toEqual(marked);
}, 120_000);

test('the app has each of the seeded mistakes', () => {
  expect(marked.map(({ rule }) => rule).sort()).toEqual(mistakes.map(({ rule }) => rule).sort());
  const source = readFileSync(join(cwd, 'run.ts'), 'utf8');
  for (const { mistake } of mistakes) expect(source).toContain(`'${stackName(mistake)}'`);
});
