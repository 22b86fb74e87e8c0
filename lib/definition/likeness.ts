import type { Method } from './method';

/**
 * Methods of one API that differ in nothing that a rule looks at are alike: in where they stand, in the path of their endpoint's URL, in
 * plain static headers and in the numbers within names of their templates. A reader that knows it says so, so that of a thousand such
 * methods one is judged.
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

/** Stands for the number of a name. */
const numbered = '\u00A4';
const longest = 50_000;

/**
 * A template with the numbers at the end of names (`$.pet12`, `"pet-12"`) counted anew, each by where it first appears. Templates that
 * are one text then have the same syntax and print the same of the same: no name that means something to the service ends in a number,
 * and names that are one, or differ, still are and do. What would mean something else with another number stays: numbers by themselves,
 * methods, directives and escapes; stage variables are known by name.
 */
export function templateForm(template: string): string {
  if (template.includes(numbered)) return numbered + template;
  if (template.length > longest || template.includes('stageVariables') || template.includes('\\u')) return template;
  const numbers: string[] = [];
  return template.replace(/\b[A-Za-z][A-Za-z_-]+\d+(?![\w(-])/g, (name: string, offset: number) => {
    const before = template[offset - 1];
    if (before === '#' || before === '\\' || before === '@' || before === '{') return name;
    const [number = ''] = /\d+$/.exec(name) ?? [];
    let ordinal = numbers.indexOf(number);
    if (ordinal < 0) ordinal = numbers.push(number) - 1;
    return `${name.slice(0, -number.length)}${numbered}${ordinal};`;
  });
}
