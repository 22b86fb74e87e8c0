import type { ContentTemplate, ParameterMapping } from '../../definition';
import type { Cursor, CursorEntry } from '../source';

/** What a text member of a map may be written as: a document wants texts, CloudFormation makes texts of numbers and booleans. */
export type TextRule = 'strings' | 'scalars';

export function parameterMapping({ key, value }: CursorEntry, rule: TextRule): ParameterMapping {
  const source = textOf(value, rule);
  const origin = value.origin();
  return source === undefined
    ? { target: key, source: JSON.stringify(value.json()), malformed: value.type, origin }
    : { target: key, source, origin };
}

export function contentTemplate({ key, value }: CursorEntry, rule: TextRule): ContentTemplate {
  const template = textOf(value, rule);
  const origin = value.origin();
  return template === undefined
    ? { contentType: key, template: JSON.stringify(value.json()), malformed: value.type, origin }
    : { contentType: key, template, origin };
}

function textOf(value: Cursor, rule: TextRule) {
  return value.unresolved ?? (rule === 'scalars' || value.type === 'string' ? value.text : undefined);
}
