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

/** What stands in braces in a URI. */
export function bracesIn(uri: string): readonly string[] {
  return uri.includes('{') ? (uri.match(/\$?\{[^{}]*\}/g) ?? []) : [];
}

/** Static values that are right in any header, and read nothing; the media type of the body decides of its template. */
export function isPlainStatic(target: string, source: string): boolean {
  if (!source.startsWith("'") || !target.startsWith('integration.request.header.')) return false;
  return /^'[\w-]+'$/.test(source) && !/content-type$/i.test(target);
}

/** Stands for a name, with its number. */
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
    const number = ofLanguages.test(name) ? name : `${named}${numbers.size};`;
    numbers.set(name, number);
    return number;
  };
  return template.replace(places, (place) => (ofService.test(place) ? place : place.replace(/[A-Za-z_][\w-]*/g, numberOf)));
}
