/**
 * What does validation cost beside the synthesis that it belongs to? A stock `RestApi` of 1,000 methods with templates is synthesized with
 * the plugin, CDK's limit of 500 resources lifted and its own template validation off; CPU time of the plugin over that of all the rest,
 * medians of several runs, and by a CPU profile of one more run what the plugin spends it on. Then the same with 10,000 methods: ten
 * times the work is to take no more than ten times as long.
 *
 *     npx tsx benchmark/validation/run.ts [RUNS] [METHODS] [MORE-METHODS]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from '../median';
import { compiled } from '../synth/compiled';
import { sharesOf } from './phases';

const root = resolve(__dirname, '../..');
const [runs = 5, few = 1000, many = 10_000] = process.argv.slice(2).map(Number);
// Compiled, as published code is: what a loader of TypeScript costs is no matter of ours.
const { app, remove } = compiled('benchmark/validation/app.ts');

interface Cost {
  readonly cpu: number;
  readonly validation: number;
}

function synth(methods: number, own: boolean, ...nodeOptions: string[]): Cost {
  const output = mkdtempSync(join(tmpdir(), 'validation-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=8192', ...nodeOptions, app], {
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

function share({ cpu, validation }: Cost): number {
  return validation / (cpu - validation);
}

/** `loading 20 %, reading 30 %, …` */
function phaseShares(methods: number, own: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  synth(methods, own, '--cpu-prof', `--cpu-prof-dir=${folder}`);
  const [profile] = readdirSync(folder);
  const shares = [...sharesOf(join(folder, profile))].map(([phase, part]) => `${phase} ${(part * 100).toFixed(0)} %`);
  rmSync(folder, { recursive: true });
  return shares.join(', ');
}

/** @returns seconds of the plugin */
function measure(methods: number, own: boolean, count: number): number {
  const costs = Array.from({ length: count }, () => synth(methods, own));
  const seconds = median(costs.map(({ cpu, validation }) => cpu - validation)).toFixed(2);
  const validation = median(costs.map((cost) => cost.validation));
  const percent = (median(costs.map(share)) * 100).toFixed(1);
  console.log(
    `${methods} methods, ${own ? 'each with templates of its own' : 'with the same templates'}: ` +
      `${percent} % of the synth's ${seconds} s of CPU, ${((validation / methods) * 1e6).toFixed(0)} µs a method`,
  );
  console.log(`    of it ${phaseShares(methods, own)}`);
  return validation;
}

for (const own of [false, true]) {
  const base = measure(few, own, runs);
  if (many > few) console.log(`    ${(measure(many, own, 1) / base).toFixed(1)} times the time of ${few}`);
}
remove();
