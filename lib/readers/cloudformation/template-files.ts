import type { ContentTemplate, Value } from '../../definition';
import type { TemplateFile } from './template-resource';

const start = { line: 1, column: 1 };

/** Gives each template that is still what its file held the place where the person wrote it: that file from its beginning on. */
export function placedInFiles(
  templates: readonly ContentTemplate[],
  files: readonly TemplateFile[],
  side: TemplateFile['side'],
  selectionPattern?: Value<string>,
): readonly ContentTemplate[] {
  if (files.length === 0) return templates;
  return templates.map((template) => {
    const found = files.find(
      (candidate) =>
        candidate.side === side &&
        candidate.selectionPattern === selectionPattern &&
        candidate.contentType === template.contentType &&
        candidate.template === template.template,
    );
    return found ? { ...template, origin: { ...template.origin, file: found.file, start } } : template;
  });
}
