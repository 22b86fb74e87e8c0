import type { TemplateWriter } from './template-writer';

/** An entry of an object, a list or a form. */
export interface SequenceEntry {
  readonly text: string;
  /** VTL condition under which the entry is there; undefined: always. */
  readonly condition?: string;
}

/** Writes entries with a separator between those that are there. `#{end}`, because letters may follow, and `#endx` is a word of its own. */
export function joinEntries(entries: readonly SequenceEntry[], separator: string, writer: TemplateWriter): string {
  const anchor = entries.findIndex((entry) => entry.condition === undefined);
  if (anchor === -1) return entries.length < 2 ? entries.map(alone).join('') : joinOptionals(entries, separator, writer);
  return entries
    .map(({ text, condition }, index) => {
      if (index === anchor) return text;
      const separated = index < anchor ? `${text}${separator}` : `${separator}${text}`;
      return condition === undefined ? separated : `#if(${condition})${separated}#{end}`;
    })
    .join('');
}

function alone({ text, condition }: SequenceEntry): string {
  return `#if(${condition})${text}#{end}`;
}

/** Nothing is always there to hang the separators on, so a variable holds what the next entry begins with. */
function joinOptionals(entries: readonly SequenceEntry[], separator: string, writer: TemplateWriter): string {
  const name = writer.newName('separator');
  const parts = entries.map(({ text, condition }) => `#if(${condition})\${${name}}${text}#set($${name} = '${separator}')#{end}`);
  return `#set($${name} = '')${parts.join('')}`;
}
