import { type ApiDefinition, isLiteral } from '../../definition';
import type { Backend } from './backend';
import { type Row, rowsOf, type Verb } from './rows';
import { stylesheet } from './stylesheet';
import { columns, escaped, shortened } from './svg-text';

/** Beyond this the curves cross too often: each row names its backend then. */
const maximumCurves = 40;
/** Beyond this a picture is no picture any more. */
const maximumRows = 250;

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

interface Box {
  readonly backend: Backend;
  /** Middle of the box. */
  readonly y: number;
}

/** The API as an SVG picture that stands on its own, for light and dark pages: paths with their verbs, and what answers them. */
export function writeSvg(definition: ApiDefinition): string {
  const rows = rowsOf(definition, maximumRows);
  const lineX = margin + Math.max(120, ...rows.map(({ path }) => Math.min(columns(path), longestPath) * character)) + 16;
  const verbsEnd = lineX + Math.max(60, ...rows.map(usedWidth));
  const labelWidth = Math.max(120, ...rows.map(({ backend }) => Math.min(columns(backend.label), longestBackend) * character + 36));
  const drawn = rows.length > maximumCurves ? named(rows, verbsEnd + 24) : curved(rows, lineX, verbsEnd + channel, labelWidth);
  const width = Math.ceil(verbsEnd + (rows.length > maximumCurves ? 24 : channel) + labelWidth + margin);
  const height = Math.ceil(Math.max(rowY(rows.length - 1) + rowHeight / 2, drawn.bottom, headerHeight + 10) + margin - 6);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(nameOf(definition))}</title>`,
    stylesheet,
    `<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10"/>`,
    `<text class="name" x="${margin}" y="34">${escaped(shortened(nameOf(definition), 60))}</text>`,
    `<text class="note" x="${margin}" y="52">${summary(rows)}</text>`,
    ...drawn.elements,
    ...rows.flatMap((row, index) => rowElements(row, rows[index - 1], rowY(index), lineX)),
    '</svg>',
    '',
  ].join('\n');
}

interface Drawn {
  readonly elements: readonly string[];
  readonly bottom: number;
}

/** A box for each backend, and a curve from each row to its own. */
function curved(rows: readonly Row[], lineX: number, boxX: number, boxWidth: number): Drawn {
  const boxes = placed(rows);
  const edges = rows.map((row, index) => edge(lineX + usedWidth(row), rowY(index), boxX, boxOf(boxes, row).y, row.backend));
  return {
    elements: [...edges, ...boxes.map((box) => boxElement(box, boxX, boxWidth))],
    bottom: Math.max(0, ...boxes.map(({ y }) => y + boxHeight / 2)),
  };
}

/** The backend's name at the end of each row. */
function named(rows: readonly Row[], x: number): Drawn {
  const elements = rows.map(({ backend }, index) => {
    const shown = shortened(backend.label, longestBackend);
    const full = shown === backend.label ? '' : `<title>${escaped(backend.label)}</title>`;
    const left = Math.round(x);
    return `<g class="box ${backend.kind}">${full}<rect class="edge-mark" x="${left}" y="${rowY(index) - 8}" width="5" height="16" rx="2"/><text class="backend" x="${left + 14}" y="${rowY(index) + 4}">${escaped(shown)}</text></g>`;
  });
  return { elements, bottom: 0 };
}

function nameOf({ name }: ApiDefinition): string {
  return name !== undefined && isLiteral(name) && name !== '' ? name : 'REST API';
}

function summary(rows: readonly Row[]): string {
  const methods = rows.reduce((count, row) => count + row.methods, 0);
  const backends = new Set(rows.flatMap(({ backend: { kind, label } }) => (kind === 'mock' || kind === 'none' ? [] : [label]))).size;
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${counted(methods, 'method')} · ${counted(backends, 'backend')}`;
}

function rowY(index: number): number {
  return headerHeight + rowHeight * index + rowHeight / 2 + 4;
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
  for (const [index, { backend }] of rows.entries()) {
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
    box.y = Math.round(Math.min(box.y, highest) * 10) / 10;
    highest = box.y - step;
  }
  return pushed;
}

function boxOf(boxes: readonly Box[], { backend }: Row): Box {
  return boxes.find((box) => box.backend.label === backend.label) as Box;
}

function edge(fromX: number, fromY: number, toX: number, toY: number, { kind }: Backend): string {
  const start = Math.round(fromX + 2);
  const bend = Math.round((start + toX) / 2);
  return `<path class="edge ${kind}" d="M${start} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${Math.round(toX)} ${toY}"/>`;
}

function rowElements({ path, verbs, methods }: Row, above: Row | undefined, y: number, pillX: number): readonly string[] {
  const shown = shortened(path, longestPath);
  const full = shown === path ? '' : `<title>${escaped(path)}</title>`;
  const more = methods > verbs.length ? ` (${methods} methods)` : '';
  const text = `<text class="path${above?.path === path ? ' again' : ''}" x="${margin}" y="${y + 4}">${full}${escaped(shown)}${more}</text>`;
  let x = pillX;
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
  const left = Math.round(x * 10) / 10;
  const lock = verb.guarded ? lockElement(left + width - 15, y) : '';
  return `<g class="verb ${kind}"><rect x="${left}" y="${y - 9}" width="${width}" height="18" rx="4"/><text x="${left + 6}" y="${y + 4}">${escaped(verb.name)}</text>${lock}</g>`;
}

function lockElement(x: number, y: number): string {
  const at = Math.round(x * 10) / 10;
  return `<g class="lock"><title>wants credentials or an API key</title><rect x="${at}" y="${y - 1}" width="8" height="6" rx="1"/><path d="M${at + 1.8} ${y - 1}v-1.6a2.2 2.2 0 0 1 4.4 0v1.6"/></g>`;
}

const captions = { http: 'HTTP', lambda: 'Lambda', aws: 'AWS', mock: '', none: '' } as const;

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
