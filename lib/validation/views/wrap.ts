import { displayWidth } from './display-width';

/** A sentence on lines that fit a width, each after an indentation; a word that is too long stands by itself. */
export function wrapped(text: string, width: number, indentation: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(indentation) + displayWidth(longer) > width) {
      lines.push(`${indentation}${line}`);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, `${indentation}${line}`];
}
