import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Artifact {
  readonly type?: unknown;
  readonly environment?: unknown;
  readonly properties?: { readonly templateFile?: unknown };
}

/**
 * The accounts that the stacks of a cloud assembly are deployed to, by the path of their templates. Stacks without an account, nested
 * ones and folders without a manifest have none.
 */
export function stackAccounts(folder: string): ReadonlyMap<string, string> {
  const accounts = new Map<string, string>();
  for (const { type, environment, properties } of artifactsIn(folder)) {
    const account = /^aws:\/\/(\d{12})\//.exec(String(environment))?.[1];
    if (type !== 'aws:cloudformation:stack' || account === undefined || typeof properties?.templateFile !== 'string') continue;
    accounts.set(join(folder, properties.templateFile), account);
  }
  return accounts;
}

function artifactsIn(folder: string): readonly Artifact[] {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      readonly artifacts?: Record<string, Artifact>;
    } | null;
    return Object.values(manifest?.artifacts ?? {});
  } catch {
    // Who needs the manifest itself tells what is wrong with it.
    return [];
  }
}
