import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { DocumentLoader } from '../cloudformation/body';

interface FileAsset extends IConstruct {
  readonly assetPath: string;
  readonly assetHash: string;
}

/** Finds the document of a `BodyS3Location` among the app's assets, by the hash that its key holds. */
export function assetDocuments(root: IConstruct): DocumentLoader {
  return (location, member) => {
    // What a zip file holds is made by a deployment of the template.
    if (member !== undefined) return undefined;
    const key = JSON.stringify(location.get('Key')?.json() ?? '');
    const asset = root.node.findAll().find((child): child is FileAsset => isFileAsset(child) && key.includes(child.assetHash));
    const file = asset && stagedFile(asset);
    return file === undefined || !existsSync(file) ? undefined : { text: readFileSync(file, 'utf8'), file };
  };
}

function isFileAsset(construct: IConstruct): construct is FileAsset {
  const { assetPath, assetHash } = construct as Partial<FileAsset>;
  return typeof assetPath === 'string' && typeof assetHash === 'string' && assetHash !== '';
}

/** The path is relative to the folder of the cloud assembly, where staging has put the file already. */
function stagedFile(asset: FileAsset): string | undefined {
  if (isAbsolute(asset.assetPath)) return asset.assetPath;
  const outdir = Stage.of(asset)?.outdir;
  return outdir === undefined ? undefined : join(outdir, asset.assetPath);
}
