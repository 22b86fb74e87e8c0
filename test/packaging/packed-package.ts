import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** True once `npx projen compile` has run: only then is there anything to pack. */
export const isCompiled = existsSync(join(root, 'build/index.js')) && existsSync(join(root, '.jsii'));

/** A folder in which the packed package is installed as a user has it, with its peers beside it. */
export interface Installation {
  readonly folder: string;
  run(file: string, args: readonly string[], env?: NodeJS.ProcessEnv): string;
  remove(): void;
}

/** Packs the package with npm and lays it into a new folder's node_modules; the peers are linked from here. */
export function installPackedPackage(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const installed = join(folder, 'node_modules/cdk-rest-integrations');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  for (const peer of ['aws-cdk-lib', 'constructs']) symlinkSync(join(root, 'node_modules', peer), join(folder, 'node_modules', peer));
  return {
    folder,
    run: (file, args, env = {}) =>
      execFileSync(file, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false', ...env } }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
