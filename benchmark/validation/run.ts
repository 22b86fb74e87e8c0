/**
 * What does validation cost beside the synthesis that it belongs to? A stock `RestApi` of 1,000 methods with templates is synthesized with
 * the plugin, CDK's limit of 500 resources lifted and its own template validation off; CPU time of the plugin over that of all the rest,
 * medians of several runs. Then the same with 10,000 methods: ten times the work is to take ten times as long.
 *
 *     npx tsx benchmark/validation/run.ts [RUNS] [METHODS] [MORE-METHODS]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const root = resolve(__dirname, '../..');
const [runs = 5, few = 1000, many = 10_000] = process.argv.slice(2).map(Number);
// Compiled, as published code is: what a loader of TypeScript costs is no matter of ours.
const app = join(root, 'node_modules/.cache/benchmark-validation/app.js');

interface Cost {
  readonly cpu: number;
  readonly validation: number;
}

function synth(methods: number, own: boolean): Cost {
  const output = mkdtempSync(join(tmpdir(), 'validation-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=8192', app], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      METHODS: String(methods),
      OWN: own ? '1' : '',
      VALIDATED: '1',
      CDK_OUTDIR: output,
      CDK_VALIDATION: 'false',
    },
  });
  rmSync(output, { recursive: true });
  if (status !== 0) throw new Error(`the app failed (exit code ${status}):\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Cost;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function share({ cpu, validation }: Cost): number {
  return validation / (cpu - validation);
}

buildSync({
  entryPoints: [join(__dirname, 'app.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  outfile: app,
  logLevel: 'warning',
});
for (const own of [false, true]) {
  const costs = Array.from({ length: runs }, () => synth(few, own));
  const seconds = median(costs.map(({ cpu, validation }) => cpu - validation)).toFixed(2);
  const percent = (median(costs.map(share)) * 100).toFixed(1);
  console.log(
    `${few} methods, ${own ? 'each with templates of its own' : 'with the same templates'}: ${percent} % of the synth's ${seconds} s of CPU`,
  );
}
if (many > few) {
  const base = median(Array.from({ length: runs }, () => synth(few, true).validation));
  const more = synth(many, true);
  console.log(
    `${many} methods: ${(more.validation / base).toFixed(1)} times the CPU time of ${few}, ${(share(more) * 100).toFixed(1)} % of their synth`,
  );
}
