/**
 * What do the documents and handlers cost that `cdk synth` of the example writes? The same app with and without the constructs that
 * write files, in turn; medians of the ratios, wall time of the whole `cdk synth` and CPU time of the app.
 *
 *     npx tsx benchmark/synth/example.ts [RUNS]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from '../median';

const root = resolve(__dirname, '../..');
const runs = Number(process.argv[2] ?? 9);

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

function synth(bare: boolean): Cost {
  const output = mkdtempSync(join(tmpdir(), 'synth-'));
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', output, '--app', 'node --import tsx benchmark/synth/example-app.ts'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, BARE: bare ? '1' : '', CDK_VALIDATION: 'false' } },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  rmSync(output, { recursive: true });
  const cpu = /^(?:.*\n)*?.*\bcpu ([\d.]+)/.exec(stderr)?.[1];
  if (status !== 0 || cpu === undefined) throw new Error(`cdk synth failed (exit code ${status}):\n${stderr}`);
  return { wall, cpu: Number(cpu) };
}

synth(true);
const pairs = Array.from({ length: runs }, () => ({ whole: synth(false), bare: synth(true) }));
const ratio = (of: keyof Cost): string => median(pairs.map(({ whole, bare }) => whole[of] / bare[of])).toFixed(3);
console.log(`with files / without, median of ${runs} interleaved pairs: cdk synth ${ratio('wall')} (wall), the app ${ratio('cpu')} (CPU)`);
console.log(
  `without files: cdk synth ${median(pairs.map(({ bare }) => bare.wall)).toFixed(2)} s, the app ${median(pairs.map(({ bare }) => bare.cpu)).toFixed(2)} s of CPU`,
);
