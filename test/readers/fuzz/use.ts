import { compareApis } from '../../../lib/comparison';
import type { JsonObject } from '../../../lib/definition';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../../lib/readers';
import { validate } from '../../../lib/validation';
import { toJsonText, writeOpenApi } from '../../../lib/writers';
import { writeCloudFormation } from '../../../lib/writers/cloudformation';
import { writeMermaid, writeSvg } from '../../../lib/writers/diagram';

/** Reads a document or template and makes everything of it that can be made; it is refused with one clear error, or all of it works. */
export function use(document: JsonObject): 'read' | 'refused' {
  return made(document, Object.hasOwn(document, 'Resources'));
}

/** The same of the text of a document. */
export function useText(text: string): 'read' | 'refused' {
  return made(text, /^["']?Resources\b|"Resources"/m.test(text));
}

function made(source: string | JsonObject, isTemplate: boolean): 'read' | 'refused' {
  try {
    const definitions = isTemplate ? readCloudFormation(source).apis.map(({ definition }) => definition) : [readOpenApi(source).definition];
    for (const definition of definitions) {
      for (const version of ['3.0', '2.0'] as const) {
        for (const rendering of ['deployable', 'portable'] as const) toJsonText(writeOpenApi(definition, { version, rendering }).document);
      }
      for (const form of ['document', 'resources'] as const) toJsonText(writeCloudFormation(definition, { form }).template);
      writeSvg(definition);
      writeMermaid(definition);
      compareApis(definition, definition);
      validate(definition);
    }
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableDocument) return 'refused';
    throw error;
  }
}
