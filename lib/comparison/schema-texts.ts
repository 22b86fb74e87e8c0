import { isObject, type Json } from '../definition';
import { meaningOfJson } from './meaning';
import { annotations } from './schema-change';

/** Keywords whose members are schemas by names of the user's own. */
const schemaMaps = new Set(['properties', 'patternProperties', 'definitions']);

/** What a schema says beside which documents are valid, in any order; the import knows one `$schema` alone. */
export function textsOf(schema: Json): string {
  if (Array.isArray(schema)) return joined((schema as readonly Json[]).map(textsOf));
  if (!isObject(schema)) return '';
  return joined(
    Object.entries(schema).map(([key, value]) => {
      if (schemaMaps.has(key) && isObject(value))
        return named(key, joined(Object.entries(value).map(([name, member]) => named(name, textsOf(member)))));
      if (key === '$schema') return '';
      return named(key, annotations.test(key) ? meaningOfJson(value) : textsOf(value));
    }),
  );
}

function named(name: string, text: string): string {
  return text === '' ? '' : `${JSON.stringify(name)}:${text}`;
}

function joined(texts: readonly string[]): string {
  const told = texts.filter((text) => text !== '').sort();
  return told.length === 0 ? '' : `{${told.join()}}`;
}
