import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes, UnreadableFile } from './read-bytes';
import { UnusableSource } from './sourced-api';

/** What CDK notes about a construct while it synthesizes. */
export interface MetadataEntry {
  readonly type?: unknown;
  readonly data?: unknown;
}

/** A cloud assembly: its templates, and what is noted about constructs by their path. */
export interface CloudAssembly {
  readonly templates: readonly string[];
  readonly metadata: ReadonlyMap<string, readonly MetadataEntry[]>;
}

interface Artifact {
  readonly type?: unknown;
  readonly metadata?: unknown;
  readonly additionalMetadataFile?: unknown;
  readonly properties?: { readonly templateFile?: unknown; readonly directoryName?: unknown };
}

/** Reads a cloud assembly, its stages and nested stacks included. @throws UnusableSource */
export function readAssembly(folder: string): CloudAssembly {
  const metadata = new Map<string, readonly MetadataEntry[]>();
  const templates = assemblyTemplates(folder, metadata);
  return { templates, metadata };
}

function assemblyTemplates(folder: string, metadata: Map<string, readonly MetadataEntry[]>): string[] {
  const own = artifacts(folder).flatMap((artifact) => {
    const { type, properties } = artifact;
    if (type === 'cdk:cloud-assembly' && typeof properties?.directoryName === 'string') {
      return assemblyTemplates(join(folder, properties.directoryName), metadata);
    }
    if (type !== 'aws:cloudformation:stack' || typeof properties?.templateFile !== 'string') return [];
    noteMetadata(artifact.metadata, metadata);
    // Newer assemblies keep the metadata of a stack in a file of its own.
    if (typeof artifact.additionalMetadataFile === 'string')
      noteMetadata(readJson(join(folder, artifact.additionalMetadataFile)), metadata);
    return [join(folder, properties.templateFile)];
  });
  return [...own, ...nestedTemplates(folder)];
}

function noteMetadata(byPath: unknown, metadata: Map<string, readonly MetadataEntry[]>): void {
  for (const [path, entries] of Object.entries((byPath ?? {}) as Record<string, MetadataEntry[]>)) {
    metadata.set(path.replace(/^\//, ''), entries);
  }
}

function artifacts(folder: string): Artifact[] {
  const manifest = readJson(join(folder, 'manifest.json'), () => {
    throw new UnusableSource(`${folder}: the folder holds no cloud assembly (no manifest.json); synthesize into it with \`cdk synth\``);
  }) as { readonly artifacts?: unknown } | null;
  return Object.values((manifest?.artifacts ?? {}) as Record<string, Artifact>);
}

function readJson(file: string, missing?: () => never): unknown {
  try {
    return JSON.parse(readBytes(file).toString('utf8')) as unknown;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw new UnusableSource(`${file}: ${(error as Error).message}`);
    const isMissing = error.code === 'ENOENT';
    if (isMissing) missing?.();
    throw new UnusableSource(`${file}: ${isMissing ? 'the assembly names this file, and it is not there' : error.reason}`);
  }
}

function nestedTemplates(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.nested.template.json'))
    .sort()
    .map((name) => join(folder, name));
}
