import { isObject, type Json } from '../../definition';
import type { Cursor } from '../source';
import { withValues } from '../substitution';
import type { DocumentLoader } from './body';
import type { ResourceSet } from './resource-set';
import type { TemplateResource } from './template-resource';

/** The custom resource of the CDK that puts files into a bucket, with values in them that only the deployment knows. */
const bucketDeployment = 'Custom::CDKBucketDeployment';

/** A document as the template tells of it: values that only the deployment knows are intrinsics in it. */
export interface SubstitutedDocument {
  readonly text: string;
  readonly file: string;
  /** Of the file, in which markers stand for the values. */
  readonly bytes: number;
}

/** The document that a deployment of the same template makes, by putting values into a file, and leaves where `location` says. */
export function substitutedDocument(
  location: Cursor,
  resources: ResourceSet,
  load: DocumentLoader | undefined,
): SubstitutedDocument | undefined {
  const key = location.get('Key')?.text;
  const bucket = location.get('Bucket');
  if (key === undefined || bucket === undefined || load === undefined) return undefined;
  for (const deployment of resources.ofType(bucketDeployment)) {
    if (!deploysTo(deployment, bucket)) continue;
    const prefix = deployment.properties.get('DestinationBucketKeyPrefix')?.text ?? '';
    const folder = prefix === '' || prefix === '/' ? '' : `${prefix}/`;
    if (!key.startsWith(folder)) continue;
    const found = fromSources(deployment, key.slice(folder.length), load);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** It is the same bucket, or, as the CDK refers to it in order to wait, an attribute of the deployment. */
function deploysTo({ logicalId, properties }: TemplateResource, bucket: Cursor): boolean {
  const named = JSON.stringify(bucket.json());
  const destination = properties.get('DestinationBucketName');
  if (destination !== undefined && JSON.stringify(destination.json()) === named) return true;
  return named.includes(`"Fn::GetAtt":${JSON.stringify([logicalId, 'DestinationBucketArn'])}`);
}

/** The last source that has the file. */
function fromSources({ properties }: TemplateResource, name: string, load: DocumentLoader): SubstitutedDocument | undefined {
  const keys = properties.get('SourceObjectKeys')?.items() ?? [];
  const markers = properties.get('SourceMarkers')?.items() ?? [];
  for (const [index, key] of [...keys.entries()].reverse()) {
    const found = load(key, name);
    if (found === undefined) continue;
    const values = new Map<string, Json>((markers[index]?.entries() ?? []).map((entry) => [entry.key, substitute(entry.value)]));
    return { text: withValues(found.text, values), file: found.file, bytes: Buffer.byteLength(found.text) };
  }
  return undefined;
}

/** Texts are texts, whatever they look like; CloudFormation gives a custom resource no others. */
function substitute(value: Cursor): Json {
  const json = value.json();
  return isObject(json) || Array.isArray(json) ? json : (value.text ?? null);
}
