import type { ContentTemplate, Json, ParameterMapping } from '../../definition';
import { type Draft, type DraftEntry, type DraftObject, objectOrNothing } from './draft';
import { text } from './values';
import type { Writing } from './writing';

/** A map of parameter mappings, target → source. */
export function parameterMappings(mappings: readonly ParameterMapping[], where: string, writing: Writing): DraftObject | undefined {
  return objectOrNothing(
    mappings.map(({ target, source, malformed }): DraftEntry => {
      if (malformed === undefined) return [target, text(source)];
      if (writing.portable)
        writing.warn(`${where}: the source of ${target} is a ${malformed}, where the service wants a text and drops the mapping.`);
      return [target, writing.portable ? undefined : asWritten(source)];
    }),
  );
}

/** A map of templates, media type → VTL. */
export function contentTemplates(templates: readonly ContentTemplate[], where: string, writing: Writing): DraftObject | undefined {
  return objectOrNothing(
    templates.map(({ contentType, template, malformed }): DraftEntry => {
      if (malformed === undefined) return [contentType, text(template)];
      if (writing.portable) writing.warn(`${where}: the template for ${contentType} is a ${malformed}, where the service wants a text.`);
      return [contentType, writing.portable ? undefined : asWritten(template)];
    }),
  );
}

/** Readers keep a value of the wrong type as its JSON text. */
function asWritten(value: ParameterMapping['source']): Draft {
  if (typeof value !== 'string') return text(value);
  try {
    return JSON.parse(value) as Json;
  } catch {
    // Kept as something else than JSON text after all; the text is all there is.
    return value;
  }
}
