import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableSource } from './sourced-api';

interface Artifact {
  readonly type?: unknown;
  readonly properties?: { readonly templateFile?: unknown; readonly directoryName?: unknown };
}

/** The template files of a cloud assembly, those of its stages and nested stacks included. @throws UnusableSource */
export function assemblyTemplates(folder: string): string[] {
  const own = artifacts(folder).flatMap(({ type, properties }) => {
    if (type === 'aws:cloudformation:stack' && typeof properties?.templateFile === 'string') return [join(folder, properties.templateFile)];
    if (type === 'cdk:cloud-assembly' && typeof properties?.directoryName === 'string') {
      return assemblyTemplates(join(folder, properties.directoryName));
    }
    return [];
  });
  return [...own, ...nestedTemplates(folder)];
}

function artifacts(folder: string): Artifact[] {
  const file = join(folder, 'manifest.json');
  let manifest: { readonly artifacts?: unknown };
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly artifacts?: unknown };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'the folder holds no cloud assembly (no manifest.json); synthesize into it with `cdk synth`' : message;
    throw new UnusableSource(`${code === 'ENOENT' ? folder : file}: ${reason}`);
  }
  return Object.values((manifest?.artifacts ?? {}) as Record<string, Artifact>);
}

function nestedTemplates(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.nested.template.json'))
    .sort()
    .map((name) => join(folder, name));
}
