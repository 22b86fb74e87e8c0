import { JavaException } from '../values';
import type { MatchPlaces } from './engines/engine';

/** What stands in place of a match. */
export type Replacement = (text: string, places: MatchPlaces) => string;

interface Groups {
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** Java's replacement texts: `$1`, `${name}`, and a backslash before any character that stands for itself. */
export function readReplacement(source: string, groups: Groups): Replacement {
  if (!/[\\$]/.test(source)) return () => source;
  const parts: (string | number)[] = [];
  for (let pos = 0; pos < source.length; ) {
    if (source[pos] === '\\') {
      if (pos + 1 === source.length) throw illegal('character to be escaped is missing');
      parts.push(source[pos + 1]);
      pos += 2;
    } else if (source[pos] === '$') {
      const { group, end } = source[pos + 1] === '{' ? namedGroup(source, pos + 2, groups) : numberedGroup(source, pos + 1, groups);
      if (group > groups.groupCount) throw new JavaException('IndexOutOfBoundsException', `No group ${group}`);
      parts.push(group);
      pos = end;
    } else {
      parts.push(source[pos++]);
    }
  }
  return (text, places) => parts.map((part) => (typeof part === 'string' ? part : groupText(text, places, part))).join('');
}

function groupText(text: string, places: MatchPlaces, group: number): string {
  const start = places[group * 2];
  return start < 0 ? '' : text.slice(start, places[group * 2 + 1]);
}

/** The first digit counts in any case, further ones as long as there is such a group. */
function numberedGroup(source: string, start: number, { groupCount }: Groups): { group: number; end: number } {
  if (start === source.length) throw illegal('Illegal group reference: group index is missing');
  if (!isDigit(source[start])) throw illegal('Illegal group reference');
  let group = Number(source[start]);
  let end = start + 1;
  while (end < source.length && isDigit(source[end]) && group * 10 + Number(source[end]) <= groupCount) {
    group = group * 10 + Number(source[end++]);
  }
  return { group, end };
}

function namedGroup(source: string, start: number, { groupNames }: Groups): { group: number; end: number } {
  const name = /^[A-Za-z0-9]*/.exec(source.slice(start))![0];
  const end = start + name.length;
  if (name === '' || source[end] !== '}') throw illegal("named capturing group is missing trailing '}'");
  if (isDigit(name[0])) throw illegal(`capturing group name {${name}} starts with digit character`);
  const group = groupNames.get(name);
  if (group === undefined) throw illegal(`No group with name {${name}}`);
  return { group, end: end + 1 };
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function illegal(message: string): JavaException {
  return new JavaException('IllegalArgumentException', message);
}
