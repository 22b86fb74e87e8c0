import { statSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../definition';
import type { FunctionCode } from '../definition/function-definition';
import { member } from './intrinsic-text';

/** An asset of the CDK lies in a folder of this name. */
const assetHash = /\b([0-9a-f]{64})\b/;

/**
 * Where the code of a function lies: an asset beside the template, source in the template itself, or a folder that SAM names.
 *
 * @param folder that of the template, or the app's output folder
 */
export function codeOf(properties: Json | undefined, metadata: Json | undefined, folder: string | undefined): FunctionCode {
  const code = member(properties, 'Code');
  const source = member(code, 'ZipFile') ?? member(properties, 'InlineCode');
  if (typeof source === 'string') return { kind: 'inline', source };
  if (member(properties, 'PackageType') === 'Image' || member(code, 'ImageUri') !== undefined) {
    return missing('its code is a container image: start the container and give its address');
  }
  const uri = member(properties, 'CodeUri');
  const noted = member(metadata, 'aws:asset:path') ?? (typeof uri === 'string' && !uri.startsWith('s3:') ? uri : undefined);
  const hash = assetHash.exec(JSON.stringify(code ?? uri ?? ''))?.[1];
  const names = [...(typeof noted === 'string' ? [noted] : []), ...(hash === undefined ? [] : [`asset.${hash}`])];
  if (names.length === 0 || folder === undefined) return missing('its code is not among the assets of the app');
  // Assets of a stage's stacks lie in the assembly above.
  const candidates = names.flatMap((name) => [path.resolve(folder, name), path.resolve(folder, '..', name)]);
  const found = candidates.find((candidate) => isFolder(candidate));
  if (found !== undefined) return { kind: 'folder', folder: found };
  return missing(`its code is no folder at ${candidates[0]}: synthesize the app, or unpack the archive`);
}

function missing(reason: string): FunctionCode {
  return { kind: 'missing', reason };
}

function isFolder(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
