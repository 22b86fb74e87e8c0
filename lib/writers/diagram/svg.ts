import { type ApiDefinition, isLiteral } from '../../definition';
import type { Backend } from './backend';
import { type Overview, overviewOf, type Row, type Verb } from './rows';
import { stylesheet } from './stylesheet';
import { columns, escaped, shortened } from './svg-text';

/** Beyond this the curves cross too often: each row names its backends then, in two columns. */
const maximumCurves = 40;

const margin = 24;
const headerHeight = 62;
const rowHeight = 28;
/** Width of a character at 12.5 pixels in a monospaced font. */
const character = 7.6;
const longestPath = 48;
const longestBackend = 44;
const pillCharacter = 6.8;
const boxHeight = 34;
const boxGap = 10;
/** Room for the curves between paths and backends. */
const channel = 120;
const columnGap = 36;
/** Width of a character of the name at 18 pixels, on the safe side. */
const nameCharacter = 11;
const longestName = 60;

interface Box {
  readonly backend: Backend;
  /** Middle of the box. */
  readonly y: number;
}

/** The API as an SVG picture that stands on its own, for light and dark pages: paths with their verbs, and what answers them. */
export function writeSvg(definition: ApiDefinition): string {
  const overview = overviewOf(definition);
  const { rows } = overview;
  const isCurved = rows.length <= maximumCurves;
  const half = Math.ceil(rows.length / 2);
  const parts = isCurved ? [rows] : [rows.slice(0, half), rows.slice(half)];
  let x = margin;
  const drawn = parts.map((part) => {
    const column = isCurved ? curved(part, x) : named(part, x);
    x = column.right + columnGap;
    return column;
  });
  const name = shortened(nameOf(definition), longestName);
  const width = Math.ceil(Math.max(...drawn.map(({ right }) => right), margin + columns(name) * nameCharacter) + margin);
  const height = Math.ceil(Math.max(headerHeight + 10, ...drawn.map(({ bottom }) => bottom)) + margin - 6);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(nameOf(definition))}</title>`,
    stylesheet,
    `<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10"/>`,
    `<text class="name" x="${margin}" y="34">${escaped(name)}</text>`,
    `<text class="note" x="${margin}" y="52">${summary(overview)}</text>`,
    ...drawn.flatMap(({ elements }) => elements),
    '</svg>',
    '',
  ].join('\n');
}

/** Rows below each other, and what stands beside them. */
interface Drawn {
  readonly elements: readonly string[];
  readonly right: number;
  readonly bottom: number;
}

interface Measures {
  readonly pathX: number;
  readonly verbsX: number;
  readonly verbsEnd: number;
}

function measured(rows: readonly Row[], x: number): Measures {
  const verbsX = x + Math.max(120, ...rows.map((row) => pathText(row).width)) + 16;
  return { pathX: x, verbsX, verbsEnd: verbsX + Math.max(60, ...rows.map(usedWidth)) };
}

/** A box for each backend, and a curve from each row to its own. */
function curved(rows: readonly Row[], x: number): Drawn {
  const at = measured(rows, x);
  const boxX = at.verbsEnd + channel;
  const boxWidth = Math.max(120, ...rows.map(({ backends: [{ label }] }) => Math.min(columns(label), longestBackend) * character + 36));
  const boxes = placed(rows);
  const edges = rows.map((row, index) => {
    const from = { x: at.verbsX + usedWidth(row), y: rowY(index) };
    return edge(from, at.verbsEnd, { x: boxX, y: boxOf(boxes, row).y }, row.backends[0]);
  });
  return {
    elements: [...edges, ...boxes.map((box) => boxElement(box, boxX, boxWidth)), ...rowsElements(rows, at)],
    right: boxX + boxWidth,
    bottom: Math.max(rowsBottom(rows), ...boxes.map(({ y }) => y + boxHeight / 2)),
  };
}

/** The names of the backends at the end of each row. */
function named(rows: readonly Row[], x: number): Drawn {
  const at = measured(rows, x);
  const left = Math.round(at.verbsEnd + 16);
  const labels = rows.map(({ backends }) => {
    const whole = backends.map(({ label }) => label).join(' · ');
    return { whole, shown: shortened(whole, longestBackend), kinds: backends.map(({ kind }) => kind) };
  });
  const elements = labels.map(({ whole, shown, kinds }, index) => {
    const full = shown === whole ? '' : `<title>${escaped(whole)}</title>`;
    const height = 16 / kinds.length;
    const marks = kinds.map(
      (kind, mark) =>
        `<g class="${kind}"><rect class="edge-mark" x="${left}" y="${tenths(rowY(index) - 8 + mark * height)}" width="5" height="${tenths(height)}"/></g>`,
    );
    return `<g class="box">${full}${marks.join('')}<text class="backend" x="${left + 14}" y="${rowY(index) + 4}">${escaped(shown)}</text></g>`;
  });
  return {
    elements: [...elements, ...rowsElements(rows, at)],
    right: left + 14 + Math.max(60, ...labels.map(({ shown }) => columns(shown) * character)),
    bottom: rowsBottom(rows),
  };
}

function rowsElements(rows: readonly Row[], at: Measures): readonly string[] {
  return rows.flatMap((row, index) => rowElements(row, rows[index - 1], rowY(index), at));
}

function rowsBottom(rows: readonly Row[]): number {
  return rowY(rows.length - 1) + rowHeight / 2;
}

function nameOf({ name }: ApiDefinition): string {
  return name !== undefined && isLiteral(name) && name !== '' ? name : 'REST API';
}

function summary({ methods, backends }: Overview): string {
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${counted(methods, 'method')} · ${counted(backends, 'backend')}`;
}

function rowY(index: number): number {
  return headerHeight + rowHeight * index + rowHeight / 2 + 4;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function pillWidth({ name, guarded }: Verb): number {
  return Math.round(name.length * pillCharacter + 12 + (guarded ? 11 : 0));
}

function usedWidth({ verbs }: Row): number {
  return verbs.reduce((width, verb) => width + pillWidth(verb) + 5, 0);
}

/** Each backend as near to the middle of its rows as the others leave it. */
function placed(rows: readonly Row[]): readonly Box[] {
  const found = new Map<string, { readonly backend: Backend; readonly ys: number[] }>();
  for (const [
    index,
    {
      backends: [backend],
    },
  ] of rows.entries()) {
    const known = found.get(backend.label) ?? { backend, ys: [] };
    known.ys.push(rowY(index));
    found.set(backend.label, known);
  }
  const wanted = [...found.values()].map(({ backend, ys }) => ({ backend, y: ys.reduce((sum, y) => sum + y, 0) / ys.length }));
  wanted.sort((one, other) => one.y - other.y);
  const step = boxHeight + boxGap;
  let lowest = headerHeight + boxHeight / 2;
  const pushed = wanted.map(({ backend, y }) => {
    const at = Math.max(y, lowest);
    lowest = at + step;
    return { backend, y: at };
  });
  // From below again: what was pushed beyond the rows moves up as far as there is room.
  let highest = Math.max(rowY(rows.length - 1), headerHeight + boxHeight / 2 + step * (pushed.length - 1));
  for (const box of [...pushed].reverse()) {
    box.y = tenths(Math.min(box.y, highest));
    highest = box.y - step;
  }
  return pushed;
}

function boxOf(boxes: readonly Box[], { backends: [backend] }: Row): Box {
  return boxes.find((box) => box.backend.label === backend.label) as Box;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight on as far as other rows have verbs, and bent behind them. */
function edge(from: Point, verbsEnd: number, to: Point, { kind }: Backend): string {
  const [start, turn, end] = [Math.round(from.x + 2), Math.round(verbsEnd + 2), Math.round(to.x)];
  const bend = Math.round((turn + end) / 2);
  const straight = turn > start ? `H${turn}` : '';
  return `<path class="edge ${kind}" d="M${start} ${from.y}${straight}C${bend} ${from.y} ${bend} ${to.y} ${end} ${to.y}"/>`;
}

/** The path as it is shown, with how many methods are drawn together. */
function pathText({ path, verbs, methods }: Row) {
  const shown = shortened(path, longestPath);
  const text = `${shown}${methods > verbs.length ? ` (${methods} methods)` : ''}`;
  return { text, isWhole: shown === path, width: columns(text) * character };
}

function rowElements(row: Row, above: Row | undefined, y: number, { pathX, verbsX }: Measures): readonly string[] {
  const { path, verbs } = row;
  const { text: shown, isWhole } = pathText(row);
  const full = isWhole ? '' : `<title>${escaped(path)}</title>`;
  const text = `<text class="path${above?.path === path ? ' again' : ''}" x="${pathX}" y="${y + 4}">${full}${escaped(shown)}</text>`;
  let x = verbsX;
  const pills = verbs.map((verb) => {
    const element = pill(verb, x, y);
    x += pillWidth(verb) + 5;
    return element;
  });
  return [text, ...pills];
}

const known = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'ANY']);

function pill(verb: Verb, x: number, y: number): string {
  const width = pillWidth(verb);
  const kind = known.has(verb.name) ? verb.name.toLowerCase() : 'other';
  const left = tenths(x);
  const lock = verb.guarded ? lockElement(left + width - 15, y) : '';
  return `<g class="verb ${kind}"><rect x="${left}" y="${y - 9}" width="${width}" height="18" rx="4"/><text x="${left + 6}" y="${y + 4}">${escaped(verb.name)}</text>${lock}</g>`;
}

function lockElement(x: number, y: number): string {
  const at = tenths(x);
  return `<g class="lock"><title>wants credentials or an API key</title><rect x="${at}" y="${y - 1}" width="8" height="6" rx="1"/><path d="M${at + 1.8} ${y - 1}v-1.6a2.2 2.2 0 0 1 4.4 0v1.6"/></g>`;
}

const captions = { http: 'HTTP', lambda: 'Lambda', aws: 'AWS', mock: '', none: '', several: '' } as const;

function boxElement({ backend, y }: Box, x: number, width: number): string {
  const shown = shortened(backend.label, longestBackend);
  const full = shown === backend.label ? '' : `<title>${escaped(backend.label)}</title>`;
  const caption = captions[backend.kind];
  const left = Math.round(x);
  const top = y - boxHeight / 2;
  const texts =
    caption === ''
      ? `<text class="backend" x="${left + 14}" y="${y + 4}">${escaped(shown)}</text>`
      : `<text class="caption" x="${left + 14}" y="${y - 4}">${caption}</text><text class="backend" x="${left + 14}" y="${y + 10}">${escaped(shown)}</text>`;
  return `<g class="box ${backend.kind}">${full}<rect x="${left}" y="${top}" width="${Math.round(width)}" height="${boxHeight}" rx="6"/><rect class="edge-mark" x="${left}" y="${top}" width="5" height="${boxHeight}" rx="2"/>${texts}</g>`;
}
