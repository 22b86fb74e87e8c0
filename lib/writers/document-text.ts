import { stringify } from 'yaml';
import type { JsonObject } from '../definition';

/** A document as indented JSON with a line break at its end. */
export function toJsonText(document: JsonObject): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/**
 * A document as YAML. Texts that a reader of YAML 1.1 or 1.2 would take for something else (`on`, `1.10`, `2016-09-12`, `1:30`) are
 * quoted; lines are never folded, so that templates and ARNs stay as they are.
 */
export function toYamlText(document: JsonObject): string {
  return stringify(document, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
