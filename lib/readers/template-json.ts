import type { JsonObject } from '../definition';
import { SourceDocument } from './source';

/**
 * A CloudFormation template as data, its short forms written out.
 * @throws UnreadableDocument where the source is neither JSON nor YAML
 */
export function templateJson(source: string | JsonObject): JsonObject {
  if (typeof source !== 'string') return source;
  const json = new SourceDocument(source, { wanted: 'a CloudFormation template', intrinsics: true }).root.json();
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json as JsonObject) : {};
}
