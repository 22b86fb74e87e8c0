import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './cases';
import type { Rate } from './measure';

export interface JavaRate extends Rate {
  readonly case: Case['id'];
  readonly mode: 'warm' | 'cold';
}

/** Apache Velocity 1.7 with Jayway JsonPath on a warm JVM, by the oracle in `folder`. */
export function javaRates(folder: string, cases: readonly Case[], seconds: number, repetitions: number): JavaRate[] {
  const scratch = mkdtempSync(join(tmpdir(), 'vtl-benchmark-'));
  try {
    const file = join(scratch, 'spec.json');
    writeFileSync(file, JSON.stringify({ warmup: 3, seconds, reps: repetitions, cases }));
    const output = execFileSync(join(folder, 'run.sh'), ['--bench', file], { encoding: 'utf8' });
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JavaRate);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
