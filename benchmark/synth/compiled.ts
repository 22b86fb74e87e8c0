import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const root = resolve(__dirname, '../..');

/** The library and a file that uses it as JavaScript, gathered as the package has it. */
export function compiled(file: string): { readonly app: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const library = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('console'))
    .map((name) => join(root, 'lib', name));
  buildSync({
    entryPoints: [...library, join(root, file)],
    outdir: folder,
    outbase: root,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  execFileSync(process.execPath, [join(root, 'scripts/gather-modules.mjs'), join(folder, 'lib')]);
  for (const name of ['node_modules', 'assets']) symlinkSync(join(root, name), join(folder, name));
  return { app: join(folder, file.replace(/\.ts$/, '.js')), remove: () => rmSync(folder, { recursive: true }) };
}
