import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { Json } from '../../definition';
import { readBytes } from './read-bytes';

/** Where an asset of the CDK lies: named by the hash of its content. */
const assetName = /\b([0-9a-f]{64})(\.(?:json|ya?ml))\b/;
/** A zip file is a folder in the assembly, of which it is made when it is published. */
const zipName = /\b([0-9a-f]{64})\.zip\b/;

/** A document with the file it was read from. */
export interface AssetDocument {
  readonly text: string;
  readonly file: string;
}

/**
 * Reads the document that a template leaves in S3, where the template stands in a cloud assembly that has it as an asset. Assets of a
 * stage's stacks lie in the assembly above.
 *
 * @param member name of a file in a zip file
 */
export function assetDocument(template: string, location: Json, member?: string): AssetDocument | undefined {
  const file = member === undefined ? assetFile(JSON.stringify(location)) : zippedFile(JSON.stringify(location), member);
  if (file === undefined) return undefined;
  const folder = dirname(template);
  return readIfThere(join(folder, file)) ?? readIfThere(join(folder, '..', file));
}

function assetFile(location: string): string | undefined {
  const [, hash, extension] = assetName.exec(location) ?? [];
  return hash === undefined ? undefined : `asset.${hash}${extension}`;
}

function zippedFile(location: string, member: string): string | undefined {
  const [, hash] = zipName.exec(location) ?? [];
  // What is in the zip file is below its folder.
  const isBelow = !isAbsolute(member) && !normalize(member).startsWith('..');
  return hash === undefined || !isBelow ? undefined : join(`asset.${hash}`, member);
}

function readIfThere(file: string): AssetDocument | undefined {
  try {
    return { text: readBytes(file).toString('utf8'), file };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
