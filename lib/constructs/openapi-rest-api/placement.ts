import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { FileAssetPackaging, Stack, Stage } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { JsonObject } from '../../definition';
import type { DeploymentDocument, UnknownValue } from '../../writers';
import { DocumentLocation } from './document-location';
import { hasPrototypeKey } from './prototype-key';
import type { RestOfTemplate } from './rest-of-template';

/** Bytes of a template that CloudFormation takes from S3. */
const templateLimit = 1_000_000;
/** Bytes of a definition that the service imports. */
const fileLimit = 6 * 1024 * 1024;
/** Lines of `Body` stand four levels deep in a template. */
const bodyDepth = 4;

const memberLost = 'the document of the API has a member named __proto__, which CDK loses in a template';

/** Where the document of an API goes. */
export interface Placement {
  /** In the template. */
  readonly body?: JsonObject;
  /** In a file asset, with this text. */
  readonly file?: string;
  /** Bytes that the document takes in the template. */
  readonly bytes: number;
  /** Why it can go nowhere. */
  readonly errors: readonly string[];
}

/**
 * Decides where the document goes.
 *
 * @param others bytes of the documents of other APIs in the same template
 */
export function place(document: DeploymentDocument, location: DocumentLocation, rest: RestOfTemplate, others: number): Placement {
  const body = document.inTemplate();
  const text = JSON.stringify(body);
  const isLost = text.includes('"__proto__":') && hasPrototypeKey(body);
  const compact = Buffer.byteLength(text);
  const bytes = location === DocumentLocation.ASSET ? 0 : inlineBytes(body, compact, rest.indent);
  const template = bytes === 0 ? 0 : bytes + rest.bytes + others;
  if (location !== DocumentLocation.ASSET && template <= templateLimit && !isLost) return { body, bytes, errors: [] };
  if (location === DocumentLocation.INLINE && isLost) {
    return { body, bytes, errors: [`${memberLost}: leave documentLocation out, and the document goes into a file asset`] };
  }
  if (location === DocumentLocation.INLINE) {
    const size = `with the document of the API in it the template has ${template} bytes, and CloudFormation takes ${templateLimit}`;
    return { body, bytes, errors: [`${size}: ${inlineRemedy(template - bytes + compact, rest)}`] };
  }
  const { document: content, unknown } = document.asFile();
  const file = JSON.stringify(content);
  const why =
    location === DocumentLocation.ASSET
      ? 'the document of the API goes into a file asset'
      : isLost
        ? `${memberLost}, so that it goes into a file asset`
        : `with the document of the API in it the template has ${template} bytes, where CloudFormation takes ${templateLimit}, so that it goes into a file asset`;
  const fits = rest.indent !== undefined && location !== DocumentLocation.ASSET && !isLost && template - bytes + compact <= templateLimit;
  const errors = [...fileErrors(file), ...unknownErrors(unknown, why, fits ? template - bytes + compact : undefined)];
  return { file, bytes: 0, errors };
}

function inlineBytes(body: JsonObject, compact: number, indent: number | undefined): number {
  // What is too large without indentation needs no second look.
  if (indent === undefined || compact > templateLimit) return compact + '"Body":,'.length;
  const text = JSON.stringify(body, undefined, indent);
  return Buffer.byteLength(text) + bodyDepth * indent * lines(text) + '"Body": ,\n'.length;
}

function lines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function inlineRemedy(compact: number, rest: RestOfTemplate): string {
  const asset = 'leave documentLocation out, and the document goes into a file asset';
  return rest.indent !== undefined && compact <= templateLimit
    ? `set suppressTemplateIndentation on the stack, with which it has about ${compact}, or ${asset}`
    : asset;
}

function fileErrors(file: string): readonly string[] {
  const bytes = Buffer.byteLength(file);
  if (bytes <= fileLimit) return [];
  return [`the document of the API has ${bytes} bytes, and the service imports ${fileLimit}: divide the API into several`];
}

/** @param compact bytes of the template without indentation, where that would do */
function unknownErrors(unknown: readonly UnknownValue[], why: string, compact: number | undefined): readonly string[] {
  if (unknown.length === 0) return [];
  const places = unknown.slice(0, 3).map(({ pointer, intrinsic }) => `${pointer} is ${JSON.stringify(intrinsic)}`);
  const more = unknown.length > places.length ? `, and ${unknown.length - places.length} more` : '';
  const indentation =
    compact === undefined ? '' : `set suppressTemplateIndentation on the stack, with which it has about ${compact} bytes; or `;
  return [
    `${why}, and a file cannot hold values that only the deployment knows: ${places.join('; ')}${more}. ${indentation}give them values that synth knows (functions by name, as with Function.fromFunctionName; addresses in stage variables), or divide the API into several`,
  ];
}

/** Puts the file among the assets of the app. */
export function addFileAsset(api: apigateway.CfnRestApi, content: string): apigateway.CfnRestApi.S3LocationProperty {
  const stack = Stack.of(api);
  const sourceHash = createHash('sha256').update(content).digest('hex');
  const fileName = `asset.${sourceHash}.json`;
  writeFileSync(path.join(Stage.of(stack)?.outdir as string, fileName), content);
  const { bucketName, objectKey } = stack.synthesizer.addFileAsset({
    fileName,
    packaging: FileAssetPackaging.FILE,
    sourceHash,
    displayName: `${api.node.path.replace(/\/Resource$/, '')}/Document`,
  });
  return { bucket: bucketName, key: objectKey };
}
