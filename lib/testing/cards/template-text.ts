import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ContentTemplate } from '../../definition';
import { printedValue } from './meaning';

/** The text of a template; what synth cannot know stands in it by its meaning. */
export function templateSource(template: ContentTemplate): string {
  return printedValue(template.template);
}

/** `template pet-request (9 lines, 3f2a)`; without the name where the template stands in code. */
export function printedTemplate(template: ContentTemplate): string {
  const source = templateSource(template);
  const lines = lineCount(source);
  return `${templateTitle(template)} (${lines} ${lines === 1 ? 'line' : 'lines'}, ${shortHash(source)})`;
}

/** `template pet-request`, or `template` alone. */
export function templateTitle(template: ContentTemplate): string {
  const name = templateName(template);
  return name === undefined ? 'template' : `template ${name}`;
}

/** Four hexadecimal digits that change with the text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 4);
}

/** The name of the file that holds the template alone, without its ending. */
function templateName({ origin }: ContentTemplate): string | undefined {
  const file = origin.file && /^(.+)\.(?:vtl|vm|velocity)$/i.exec(basename(origin.file.replaceAll('\\', '/')));
  return file ? file[1] : undefined;
}

function lineCount(text: string): number {
  const lines = text.split('\n').length;
  return text.endsWith('\n') ? lines - 1 : lines;
}
