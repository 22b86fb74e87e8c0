import type { ApiDefinition, Diagnostic, JsonObject, SourcePosition } from '../../definition';
import { Problems } from '../problems';
import { SourceDocument } from '../source';
import { readApi } from './api';
import type { OpenApiOptions } from './options';

export interface OpenApiReading {
  readonly definition: ApiDefinition;
  /** What the import drops or refuses and the definition therefore does not hold, each with the service's message where it is known. */
  readonly problems: readonly Diagnostic[];
  /** Where the value at a JSON pointer stands in the text; undefined for objects and for what is not there. */
  locate(pointer: string): { readonly start: SourcePosition; readonly end: SourcePosition } | undefined;
}

/** Bytes of a definition that the service takes. */
export const maximumBytes = 6 * 1024 * 1024;

/**
 * Reads an OpenAPI 3.0 or Swagger 2.0 document as the service imports it.
 * @param source JSON or YAML text, or the parsed document
 * @throws UnreadableDocument where it is no such document at all
 */
export function readOpenApi(source: string | JsonObject, options: OpenApiOptions = {}): OpenApiReading {
  const document = new SourceDocument(source, {
    ...(options.file !== undefined && { file: options.file }),
    wanted: 'an OpenAPI document',
    intrinsics: options.intrinsics !== 'malformed',
  });
  const problems = new Problems();
  const definition = readApi(document.root, options, problems);
  reportDuplicates(document, problems);
  if (typeof source === 'string') reportSize(source, document, problems);
  return { definition, problems: problems.list, locate: (pointer) => document.locate(pointer) };
}

function reportDuplicates(document: SourceDocument, problems: Problems): void {
  for (const { key, keySpan } of document.duplicates) {
    problems.add('duplicate-key', {
      message: `The key ${key} stands twice in one object; the later one counts.`,
      origin: document.origin(keySpan),
      help: 'remove one of the two',
    });
  }
}

function reportSize(source: string, document: SourceDocument, problems: Problems): void {
  const bytes = Buffer.byteLength(source);
  if (bytes <= maximumBytes) return;
  problems.add('definition-size', {
    message: `The document has ${bytes} bytes; the service takes definitions of up to 6 MB.`,
    consequence: 'rejected',
    origin: document.root.origin(),
  });
}
