import type { TemplateExample } from '../../definition';
import { displayWidth, printable } from './display-width';
import { type FrameStyle, frame } from './frame';

/** Blanks between the template and what it prints. */
const gap = '    ';
const here = ' ← no JSON';
/** A column narrower than this shows nothing that helps. */
const narrowest = 16;

/**
 * A frame of a template with what it prints beside it, the line that is wrong on the height of the one that makes it so; undefined
 * where there is no room.
 * @param rows the place, then the frame
 */
export function besideOutput(
  rows: readonly string[],
  { output, offset }: TemplateExample,
  style: FrameStyle,
): readonly string[] | undefined {
  const lines = output.split(/\r\n|\n|\r/);
  const number = output.slice(0, offset).split(/\r\n|\n|\r/).length;
  const marked = rows.findIndex((row) => row.includes('^')) - 1;
  const column = Math.max(...rows.map(visibleWidth)) + gap.length;
  const room = style.width - column;
  const shown = [lines[number - 2] ?? '', `${lines[number - 1] ?? ''}${here}`].map(printable);
  if (marked < 1 || room < Math.max(narrowest, ...shown.map(displayWidth))) return undefined;
  const right = new Map([
    [0, style.dim('prints')],
    [marked - 1, marked - 1 === 0 ? style.dim('prints') : shown[0]],
    [marked, `${shown[1].slice(0, -here.length)}${style.strong(here)}`],
  ]);
  return rows.map((row, index) => {
    const text = right.get(index);
    return text === undefined || text.trim() === '' ? row : `${row}${' '.repeat(column - visibleWidth(row))}${text}`;
  });
}

/** A frame of what a template prints by itself. */
export function outputFrame({ output, offset }: TemplateExample, style: FrameStyle): readonly string[] {
  const before = output.slice(0, offset).split(/\r\n|\n|\r/);
  const start = before.at(-1)?.length ?? 0;
  return ['  prints', ...frame(output, [{ line: before.length, start, end: start + 1, label: 'no JSON', isPrimary: true }], style)];
}

/** The input of an example on one line: `body {"a":1}, parameter id = "it's"`, without what says nothing. */
export function exampleInput({ body, parameters }: TemplateExample): string {
  const peculiar = Object.entries(parameters).filter(([, value]) => value !== '1');
  const shown =
    peculiar.length === 0 || (typeof body === 'object' && body !== null && Object.keys(body).length > 0)
      ? [`body ${JSON.stringify(body)}`]
      : [];
  return [...shown, ...peculiar.map(([name, value]) => `parameter ${name} = ${JSON.stringify(value)}`)].join(', ');
}

function visibleWidth(row: string): number {
  return displayWidth(row.replaceAll(/\u001b\[\d+m/g, ''));
}
