import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('synth names every mistake and what to write instead', () => {
  // As `cdk synth` runs the app.
  const output = mkdtempSync(join(tmpdir(), 'mistakes-'));
  const tsconfig = join(__dirname, '../../test/tsconfig.json');
  const env = { ...process.env, CDK_OUTDIR: output, CDK_VALIDATION: 'false', NO_COLOR: '1', TSX_TSCONFIG_PATH: tsconfig };
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'mistakes.ts'], { cwd: __dirname, encoding: 'utf8', env });
  rmSync(output, { recursive: true });
  expect(status).toBe(1);
  expect(stderr).toMatchSnapshot();
}, 60_000);
