import { type Difference, type Grade, grades } from '../comparison';
import type { Json } from '../definition';
import { displayWidth, printable } from '../validation/views/display-width';
import type { Colours } from './colours';
import type { ComparedApi } from './diff-apis';

const signs = { added: '+', removed: '-', changed: '~' } as const;
const gradeTexts: Readonly<Record<Grade, string>> = {
  'breaking-for-clients': 'breaks clients',
  'breaking-for-backends': 'breaks backends',
  harmless: '',
};
/** Columns of a value; longer ones are cut. */
const valueWidth = 48;
/** Columns before the first one that is different. */
const contextWidth = 12;
const placeWidth = 40;

/** The differences for a person: a line for each, and a count. */
export function prettyDifferences(apis: readonly ComparedApi[], colours: Colours): string {
  return apis.map((api) => prettyApi(api, colours, apis.length > 1)).join('\n');
}

function prettyApi({ id, differences, documents, texts }: ComparedApi, colours: Colours, isNamed: boolean): string {
  const width = Math.min(placeWidth, Math.max(0, ...differences.map(({ where }) => displayWidth(where))));
  const lines = differences.map((difference) => line(difference, width, colours));
  const note = [
    ...(documents ? ['stages, usage plans, API keys, domain names, tags and the endpoint type are not compared: documents have none'] : []),
    ...(texts ? [] : ['texts of methods and the version are not compared: the resources of a template have none']),
  ].map((text) => colours.dim(text));
  return `${[...(isNamed ? [colours.bold(printable(id))] : []), ...lines, summary(differences), ...note].join('\n')}\n`;
}

function line({ change, grade, where, field, before, after, reason }: Difference, width: number, colours: Colours): string {
  const paint = change === 'added' ? colours.green : change === 'removed' ? colours.red : colours.yellow;
  const what = [field, values(change, before, after)].filter((part) => part !== undefined && part !== '').join(': ');
  const graded = grade === 'harmless' ? '' : (grade === 'breaking-for-clients' ? colours.red : colours.magenta)(gradeTexts[grade]);
  const because = reason === undefined ? '' : colours.dim(`(${printable(reason)})`);
  const columns = [`${paint(signs[change])} ${padded(printable(where), width)}`, printable(what), graded, because];
  return columns
    .filter((column) => column !== '')
    .join('  ')
    .trimEnd();
}

/** To so many columns, whatever the characters take. */
function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;
}

function values(change: Difference['change'], before: Json | undefined, after: Json | undefined): string {
  if (typeof before === 'string' && typeof after === 'string' && `${before}${after}`.includes('\n')) return firstLine(before, after);
  if (change === 'added') return after === undefined ? 'added' : `${cut(after)} added`;
  if (change === 'removed') return before === undefined ? 'removed' : `${cut(before)} removed`;
  if (before === undefined && after === undefined) return 'changed';
  if (before === undefined || after === undefined)
    return `${before === undefined ? 'nothing' : cut(before)} → ${after === undefined ? 'nothing' : cut(after)}`;
  const [was, is] = [textOf(before), textOf(after)];
  // Of two long values that begin alike, what is different is shown.
  const same = firstDifference(was, is);
  const from = Math.max(was.length, is.length) > valueWidth && same > contextWidth ? same - contextWidth : 0;
  return `${cutFrom(was, from)} → ${cutFrom(is, from)}`;
}

function firstLine(before: string, after: string): string {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const index = was.findIndex((text, at) => text !== is[at]);
  const at = index === -1 ? was.length : index;
  return `line ${at + 1}: ${at < was.length ? cut(was[at] ?? '') : 'nothing'} → ${at < is.length ? cut(is[at] ?? '') : 'nothing'}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function cut(value: Json): string {
  return cutFrom(textOf(value), 0);
}

function cutFrom(text: string, from: number): string {
  const rest = from === 0 ? text : `…${text.slice(from)}`;
  return rest.length > valueWidth ? `${rest.slice(0, valueWidth - 1)}…` : rest === '' ? '""' : rest;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'no difference';
  const counts = countsOf(differences);
  const told = grades.filter((grade) => counts[grade] > 0).map((grade) => counted(counts[grade], grade));
  return `${differences.length} difference${differences.length === 1 ? '' : 's'}: ${told.join(', ')}`;
}

function counted(count: number, grade: Grade): string {
  const text = gradeTexts[grade] || 'harmless';
  return `${count} ${count === 1 ? text : text.replace('breaks', 'break')}`;
}

/** The differences as data, for tools. */
export function differencesJson(apis: readonly ComparedApi[]) {
  return {
    same: apis.every(({ differences }) => differences.length === 0),
    apis: apis.map(({ id, differences, documents, texts }) => ({
      id,
      compared: documents ? 'documents' : 'everything',
      texts,
      counts: countsOf(differences),
      differences,
    })),
  };
}

function countsOf(differences: readonly Difference[]): Readonly<Record<Grade, number>> {
  const count = (wanted: Grade) => differences.filter(({ grade }) => grade === wanted).length;
  return {
    'breaking-for-clients': count('breaking-for-clients'),
    'breaking-for-backends': count('breaking-for-backends'),
    harmless: count('harmless'),
  };
}
