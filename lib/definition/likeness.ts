import type { Method } from './method';

/**
 * Methods of one API are alike that differ in nothing that a rule looks at, but in where they stand, in the path of their endpoint's URL,
 * in plain static headers and in the names in their templates. A reader that knows it says so, so that of a thousand such methods one is
 * judged.
 */
export class Likeness {}

const likenesses = new WeakMap<Method, Likeness>();

/** What a method has in common with those that are alike; undefined where the reader does not know. */
export function likenessOf(method: Method): Likeness | undefined {
  return likenesses.get(method);
}

/** Says that methods of one likeness are alike, but for the variables in the paths of their resources. */
export function setLikeness(method: Method, likeness: Likeness): void {
  likenesses.set(method, likeness);
}

const authority = /^https?:\/\/[\w.-]+(?::\d+)?\//i;

/** Where an HTTP URL leads to, up to its path; any other URI as it stands. */
export function endpointOf(uri: string): string {
  return authority.exec(uri)?.[0] ?? uri;
}

/** What stands in braces in a URI or path. */
export function bracesIn(uri: string): readonly string[] {
  return uri.includes('{') ? (uri.match(/\$?\{[^{}]*\}/g) ?? []) : [];
}

/** Static values that are right in any header, and read nothing; the media type of the body decides of its template. */
export function isPlainStatic(target: string, source: string): boolean {
  if (!source.startsWith("'") || !target.startsWith('integration.request.header.')) return false;
  return /^'[\w-]+'$/.test(source) && !/content-type$/i.test(target);
}

/** Stands for a name, with its number and a semicolon. */
const named = '\u00A4';
const longest = 50_000;

/**
 * Where a name means nothing but itself: a path of names and numbers between quotes (`'$.pet.tags[0]'`), a text of words between double
 * quotes (`"pet-12"`), and a variable with its properties. What the service's own objects have, with a text that they are called with, is
 * found first and stays as it is, and so does all that is not found: functions, methods, directives, words and numbers by themselves.
 */
const places =
  /\$!?\{?(?:input|util|context|foreach)\b(?:\.\w+)*(?:\(\s*"[^"$#]*")?|(["'])\$(?:\.[A-Za-z_]\w*|\[\d+\])+\1|"[\w .@/-]*"|\$!?\{?[A-Za-z_][\w-]*(?:\.[A-Za-z][\w-]*(?![\w(-]))*/g;
const ofService = /^\$!?\{?(?:input|util|context|foreach)\b/;

/** Words of the languages, and names that rules know or that templates give a meaning; longer names than people write are known by their length. */
const ofLanguages =
  /^(?:true|false|and|or|not|eq|ne|lt|gt|le|ge|in|null|nil|none|undefined|empty|void|velocityCount|velocityHasNext)$|statusCode|requestOverride|^.{60}/i;

/** Whether a name means nothing wherever it stands. */
function isFree(name: string): boolean {
  return !ofLanguages.test(name) && !/^(?:input|util|context|foreach)\b|stageVariables/.test(name);
}

/**
 * A template with its names counted, each by where it first appears. Templates that come to one form have the same syntax, read what they
 * set or do not, and put the same in quotes, whatever their names are. What they print for an example may differ all the same, for it
 * may hold a name. Stage variables are known by name, and escapes by number are no names.
 */
export function templateForm(template: string): string {
  if (template.includes(named)) return named + template;
  if (template.length > longest || template.includes('stageVariables')) return template;
  const numbers = new Map<string, string>();
  const numberOf = (name: string): string => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (ofLanguages.test(name)) return name;
    const number = `${named}${numbers.size};`;
    numbers.set(name, number);
    return number;
  };
  return template.replace(places, (place) => (ofService.test(place) ? place : place.replace(/[A-Za-z_][\w-]*/g, numberOf)));
}

/** Longer patterns than templates need are not made. */
const longestPattern = 5_000;

/**
 * Tells other templates of a form, much faster than their forms can be made; not all of them: a name that the form has behind a dot is to
 * be a name wherever one stands. Undefined for a form without names.
 */
export function formTest(form: string): ((template: string) => boolean) | undefined {
  // Texts and, between them, the numbers of names.
  const pieces = form.split(/\u00A4(\d+);/);
  if (pieces.length === 1 || pieces[0] === '' || form.length > longestPattern) return undefined;
  const behindDots = new Set(pieces.filter((_, index) => index % 2 === 1 && pieces[index - 1].endsWith('.')));
  const first = new Set<string>();
  const source = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    if (first.has(piece)) return `\\${Number(piece) + 1}`;
    first.add(piece);
    return behindDots.has(piece) ? '([A-Za-z]\\w*)' : '([A-Za-z_][\\w-]*)';
  });
  const pattern = new RegExp(`^${source.join('')}$`);
  return (template) => {
    const names = pattern.exec(template);
    if (names === null) return false;
    for (let index = 1; index < names.length; index++) if (!isFree(names[index]) || names.indexOf(names[index]) !== index) return false;
    return true;
  };
}
