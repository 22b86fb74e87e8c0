import { HashOrderMap, integerOf, JavaDouble, JavaList, JavaMap, type JavaValue } from '../../values';

/** A member of `$context` as plain data. */
export type ContextMember = string | number | boolean | null | undefined | readonly ContextMember[] | ContextMembers;

export interface ContextMembers {
  readonly [name: string]: ContextMember;
}

const OVERRIDES = [
  ['requestOverride', ['path', 'header', 'querystring']],
  ['responseOverride', ['header']],
] as const;

/**
 * `$context` from plain data or a map, with the override maps that every request has. A context that has been made
 * before stays the same, so that the response template sees what the request template has set.
 */
export function contextMap(members: ContextMembers | JavaMap): HashOrderMap {
  const context = members instanceof HashOrderMap ? members : members instanceof JavaMap ? rehashed(members) : hashed(members);
  for (const [override, places] of OVERRIDES) {
    const map = ensured(context, override);
    for (const place of places) ensured(map, place);
  }
  return context;
}

function ensured(map: JavaMap, name: string): JavaMap {
  const present = map.get(name);
  if (present instanceof JavaMap) return present;
  const made = new HashOrderMap();
  map.entries.set(name, made);
  return made;
}

function hashed(members: ContextMembers): HashOrderMap {
  const map = new HashOrderMap();
  const { entries } = map;
  for (const name of Object.keys(members)) entries.set(name, memberValue(members[name]));
  return map;
}

function rehashed(members: JavaMap): HashOrderMap {
  const map = new HashOrderMap();
  for (const [name, member] of members.walk()) map.entries.set(name, memberValue(member));
  return map;
}

function memberValue(member: JavaValue | ContextMember): JavaValue {
  if (typeof member === 'number') return Number.isSafeInteger(member) ? integerOf(member) : new JavaDouble(member);
  if (member === undefined || member === null || typeof member !== 'object') return member ?? null;
  if (member instanceof HashOrderMap) return member;
  if (member instanceof JavaMap) return rehashed(member);
  if (Array.isArray(member)) return new JavaList(member.map(memberValue));
  return isMembers(member) ? hashed(member) : (member as JavaValue);
}

function isMembers(member: object): member is ContextMembers {
  const prototype: unknown = Object.getPrototypeOf(member);
  return prototype === Object.prototype || prototype === null;
}
