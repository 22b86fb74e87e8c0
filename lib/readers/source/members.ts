import { isLiteral, type Value } from '../../definition';
import type { Cursor, CursorEntry } from './cursor';

/** Told of a member of the wrong JSON type; the member itself is left out. */
export type WrongType = (name: string, member: Cursor, wanted: string) => void;

/** Reads the members of one object as the types that the model has. Absent and null members are undefined. */
export class Members {
  constructor(
    readonly cursor: Cursor,
    private readonly wrong: WrongType,
  ) {}

  /** A text; numbers and booleans are read as the text they are written with, as the service does. */
  text(name: string): Value<string> | undefined {
    // Nearly all members are texts, and nearly all of those are what they should be: no cursor is made for them.
    const scalar = this.cursor.scalarAt(name);
    return scalar === undefined ? this.read(name, 'a text', (member) => member.text) : scalar.text;
  }

  /** An enumerated value that may be written in any case, in upper case. */
  upper(name: string): Value<string> | undefined {
    const value = this.text(name);
    return value !== undefined && isLiteral(value) ? value.toUpperCase() : value;
  }

  number(name: string): Value<number> | undefined {
    return this.read(name, 'a number', ({ value }) => {
      if (typeof value === 'number') return value;
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
    });
  }

  flag(name: string): Value<boolean> | undefined {
    return this.read(name, 'true or false', ({ value }) => {
      if (typeof value === 'boolean') return value;
      return value === 'true' ? true : value === 'false' ? false : undefined;
    });
  }

  /** A list of texts; a single text stands for a list of one. */
  texts(name: string): readonly Value<string>[] {
    const member = this.cursor.get(name);
    if (member === undefined) return [];
    const items = member.type === 'array' ? member.items() : [member];
    return items.flatMap((item) => {
      const value = item.unresolved ?? item.text;
      if (value === undefined) this.wrong(name, item, 'a list of texts');
      return value === undefined ? [] : [value];
    });
  }

  /** The members of an object. */
  map(name: string): readonly CursorEntry[] {
    return this.structure(name, 'object')?.entries() ?? [];
  }

  /** The items of a list. */
  list(name: string): readonly Cursor[] {
    return this.structure(name, 'array')?.items() ?? [];
  }

  /** A member that is an object itself. */
  object(name: string): Members | undefined {
    const member = this.structure(name, 'object');
    return member && this.at(member);
  }

  /** The members of another object, with the same answer to wrong types. */
  at(cursor: Cursor): Members {
    return new Members(cursor, this.wrong);
  }

  private structure(name: string, type: 'object' | 'array'): Cursor | undefined {
    const member = this.cursor.get(name);
    if (member === undefined) return undefined;
    if (member.type === type && member.unresolved === undefined) return member;
    this.wrong(name, member, type === 'object' ? 'an object' : 'a list');
    return undefined;
  }

  private read<T extends string | number | boolean>(
    name: string,
    wanted: string,
    convert: (member: Cursor) => T | undefined,
  ): Value<T> | undefined {
    const member = this.cursor.get(name);
    if (member === undefined) return undefined;
    const value = member.unresolved ?? convert(member);
    if (value === undefined) this.wrong(name, member, wanted);
    return value;
  }
}

/** The members that have a value, so that absent ones do not appear as `undefined`. */
export function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const found: Partial<T> = {};
  for (const name in members) if (members[name] !== undefined) found[name] = members[name];
  return found;
}
