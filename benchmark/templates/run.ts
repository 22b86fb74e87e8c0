/**
 * Which engine renders mapping templates how fast? Small, medium and large templates, warm and cold, all in one run.
 *   npx tsx benchmark/templates/run.ts [seconds per measurement] [repetitions]
 * With VELOCITY_ORACLE set to the folder of the Java oracle, Apache Velocity 1.7 takes part.
 * It is compiled before, as a published package is: tsx wraps every function to keep its name, which the measurements show.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const scratch = mkdtempSync(join(tmpdir(), 'vtl-benchmark-'));
try {
  const outfile = join(scratch, 'compare.cjs');
  const define = { __dirname: JSON.stringify(__dirname) };
  buildSync({ entryPoints: [join(__dirname, 'compare.ts')], bundle: true, platform: 'node', format: 'cjs', define, outfile });
  execFileSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
