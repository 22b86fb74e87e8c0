import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const root = resolve(__dirname, '../..');

/** The library and a file that uses it as JavaScript: what jsii's compiler makes of each module, gathered as the package has them. */
export function compiled(file: string): { readonly app: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const library = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('lib', name));
  for (const name of [...library, file]) {
    const { outputText } = transpileModule(readFileSync(join(root, name), 'utf8'), {
      compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS },
    });
    const target = inFolder(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  execFileSync(process.execPath, [join(root, 'scripts/gather-modules.mjs'), join(folder, 'lib')]);
  for (const name of ['node_modules', 'assets']) symlinkSync(join(root, name), join(folder, name));
  return { app: inFolder(folder, file), remove: () => rmSync(folder, { recursive: true }) };
}

function inFolder(folder: string, file: string): string {
  return join(folder, file.replace(/\.ts$/, '.js'));
}
