import { dirname, join } from 'node:path';
import type { Json } from '../../definition';
import { readBytes } from './read-bytes';

/** Where an asset of the CDK lies: named by the hash of its content. */
const assetName = /\b([0-9a-f]{64})(\.(?:json|ya?ml))\b/;

/** A document with the file it was read from. */
export interface AssetDocument {
  readonly text: string;
  readonly file: string;
}

/**
 * Reads the document that a template leaves in S3, where the template stands in a cloud assembly that has it as an asset. Assets of a
 * stage's stacks lie in the assembly above.
 */
export function assetDocument(template: string, location: Json): AssetDocument | undefined {
  const name = assetName.exec(JSON.stringify(location));
  if (!name) return undefined;
  const folder = dirname(template);
  const file = `asset.${name[1]}${name[2]}`;
  return readIfThere(join(folder, file)) ?? readIfThere(join(folder, '..', file));
}

function readIfThere(file: string): AssetDocument | undefined {
  try {
    return { text: readBytes(file).toString('utf8'), file };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
