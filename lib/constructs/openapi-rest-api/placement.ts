import type { JsonObject } from '../../definition';
import type { DeploymentDocument, MarkedDocument, UnknownValue } from '../../writers';
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
  /** In a file asset in which the deployment substitutes values. */
  readonly marked?: MarkedDocument;
  /** Bytes that the document takes in the template. */
  readonly bytes: number;
  /** Why the deployment has to substitute values in the document, where nobody chose a place for it. */
  readonly needsSubstitution?: string;
  /** Why it can go nowhere. */
  readonly errors: readonly string[];
}

/**
 * Decides where the document goes.
 *
 * @param others bytes of the documents of other APIs in the same template
 */
export function place(document: DeploymentDocument, location: DocumentLocation, rest: RestOfTemplate, others: number): Placement {
  if (location === DocumentLocation.SUBSTITUTED_ASSET) return substituted(document, rest, others);
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
  const compactBytes = fits ? template - bytes + compact : undefined;
  const errors = [...fileErrors(file), ...unknownErrors(unknown, why, compactBytes)];
  const needed = location === DocumentLocation.AUTOMATIC && unknown.length > 0;
  return { file, bytes: 0, errors, ...(needed && { needsSubstitution: substitutionWarning(template, isLost, compactBytes) }) };
}

function substitutionWarning(template: number, isLost: boolean, compact: number | undefined): string {
  const why = isLost
    ? memberLost
    : `with the document of the API in it the template would have ${template} bytes, and CloudFormation takes ${templateLimit}`;
  const indentation = compact === undefined ? '' : `, or set suppressTemplateIndentation on the stack, with which it has about ${compact}`;
  return `${why}: the deployment makes the document of a file, and puts values in it that only the deployment knows. For that the stack gets a bucket and functions of the CDK. Say so yourself with documentLocation: DocumentLocation.SUBSTITUTED_ASSET${indentation}`;
}

/** The document in a file of which the deployment makes another; its values stand in the template. */
function substituted(document: DeploymentDocument, rest: RestOfTemplate, others: number): Placement {
  const marked = document.asMarkedFile(rest);
  // Once for the deployment of the file, and once for the version of what it deploys.
  const values = Buffer.byteLength(JSON.stringify(marked.markers, undefined, rest.indent));
  const bytes = 2 * values;
  const template = bytes + rest.bytes + others;
  const tooLarge =
    template <= templateLimit
      ? []
      : [
          `with the values of the API's document in it the template has ${template} bytes, and CloudFormation takes ${templateLimit}: divide the API into several`,
        ];
  return { marked, bytes, errors: [...fileErrors(marked.text), ...impossibleErrors(marked.unknown), ...tooLarge] };
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
  const indentation =
    compact === undefined ? '' : `set suppressTemplateIndentation on the stack, with which it has about ${compact} bytes; or `;
  return [
    `${why}, and a file cannot hold values that only the deployment knows: ${places(unknown)}. ${indentation}set documentLocation to DocumentLocation.SUBSTITUTED_ASSET, with which the deployment puts them into the file; or give them values that synth knows (functions by name, as with Function.fromFunctionName; addresses in stage variables)`,
  ];
}

function impossibleErrors(unknown: readonly UnknownValue[]): readonly string[] {
  if (unknown.length === 0) return [];
  return [
    `the deployment puts values into the document of the API as texts, and cannot so with ${places(unknown)}: CloudFormation gives it neither secrets, nor objects and lists that hold other than texts, nor the absence of a value. Decide them at synth, or have the document in the template`,
  ];
}

function places(unknown: readonly UnknownValue[]): string {
  const first = unknown.slice(0, 3).map(({ pointer, intrinsic }) => `${pointer}, which is ${JSON.stringify(intrinsic)}`);
  return `${first.join('; ')}${unknown.length > first.length ? `; and ${unknown.length - first.length} more` : ''}`;
}
