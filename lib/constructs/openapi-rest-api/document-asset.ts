import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { FileAssetPackaging, Stack, Stage } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** The document's name in a zip file, and in the bucket that it is deployed to. */
export const documentName = 'openapi.json';

/** Where an asset lies as soon as it is published. */
export interface AssetPlace {
  readonly bucketName: string;
  readonly objectKey: string;
}

/** Puts the document among the assets of the app, as a file that the service imports. */
export function addFileAsset(api: apigateway.CfnRestApi, content: string): AssetPlace {
  const sourceHash = hashOf(content);
  const fileName = `asset.${sourceHash}.json`;
  writeFileSync(path.join(folderOf(api), fileName), content);
  return add(api, { fileName, sourceHash, packaging: FileAssetPackaging.FILE });
}

/** Puts the document among the assets of the app, as a zip file that a bucket deployment takes. */
export function addZipAsset(api: apigateway.CfnRestApi, content: string): AssetPlace {
  const sourceHash = hashOf(content);
  const fileName = `asset.${sourceHash}`;
  const folder = path.join(folderOf(api), fileName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, documentName), content);
  return add(api, { fileName, sourceHash, packaging: FileAssetPackaging.ZIP_DIRECTORY });
}

function add(
  api: apigateway.CfnRestApi,
  asset: { readonly fileName: string; readonly sourceHash: string; readonly packaging: FileAssetPackaging },
): AssetPlace {
  return Stack.of(api).synthesizer.addFileAsset({ ...asset, displayName: `${api.node.path.replace(/\/Resource$/, '')}/Document` });
}

function folderOf(api: apigateway.CfnRestApi): string {
  return Stage.of(api)?.outdir as string;
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
