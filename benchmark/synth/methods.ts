/**
 * What does an API of many methods cost at synth, beside CDK's own constructs? Each app is a process of its own, compiled as published;
 * CPU time of the whole process, run in turn; medians of the ratios to stock `RestApi` (whose limit of 500 resources is lifted) in the same
 * round. CDK's own validation of templates is off.
 *
 *     npx tsx benchmark/synth/methods.ts [ROUNDS] [METHODS…]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../median';
import { compiled } from './compiled';
import type { Mode } from './methods-app';

const [rounds = 7, ...given] = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [100, 300, 1000, 5000];
const modes: readonly Mode[] = ['stock RestApi', 'stock SpecRestApi', 'ours, RestApi', 'ours, one resource'];

interface Cost {
  readonly cpu: number;
  readonly memory: number;
}

function synth(app: string, mode: Mode, count: number): Cost {
  const output = mkdtempSync(join(tmpdir(), 'synth-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=6144', app], {
    encoding: 'utf8',
    env: { ...process.env, COUNT: String(count), MODE: mode, OUT: output, CDK_VALIDATION: 'false' },
  });
  rmSync(output, { recursive: true });
  const [, cpu, memory] = /\bcpu ([\d.]+) memory ([\d.]+)/.exec(stdout) ?? [];
  if (status !== 0 || cpu === undefined) throw new Error(`${mode} of ${count} methods failed (exit code ${status}):\n${stderr}`);
  return { cpu: Number(cpu), memory: Number(memory) };
}

const { app, remove } = compiled('benchmark/synth/methods-app.ts');
try {
  for (const mode of modes) synth(app, mode, 10);
  for (const count of counts) {
    const runs = Array.from({ length: rounds }, () => modes.map((mode) => synth(app, mode, count)));
    console.log(`${count} methods, ${rounds} rounds`);
    for (const [at, mode] of modes.entries()) {
      const cpu = median(runs.map((run) => run[at].cpu));
      const ratio = median(runs.map((run) => run[at].cpu / run[0].cpu));
      const memory = median(runs.map((run) => run[at].memory));
      console.log(`  ${mode.padEnd(20)} ${ratio.toFixed(2)} × stock RestApi   ${cpu.toFixed(2)} s of CPU   ${memory.toFixed(0)} MB`);
    }
  }
} finally {
  remove();
}
