import { isObject, type Json, type JsonObject } from '../../definition';

/** Reads members of a case and says, in one sentence, which one is not as the format wants it. */
export class CaseShape {
  constructor(private readonly place = '') {}

  /** The same reader for a member of the case. */
  within(name: string): CaseShape {
    return new CaseShape(`${this.place}${name}.`);
  }

  has(object: JsonObject, name: string): boolean {
    return Object.hasOwn(object, name);
  }

  object(object: JsonObject, name: string): JsonObject {
    const value = this.required(object, name);
    return isObject(value) ? value : this.refuse(name, 'an object', value);
  }

  string(object: JsonObject, name: string): string {
    const value = this.required(object, name);
    return typeof value === 'string' ? value : this.refuse(name, 'a string', value);
  }

  optionalString(object: JsonObject, name: string): string | undefined {
    return this.has(object, name) ? this.string(object, name) : undefined;
  }

  optionalObject(object: JsonObject, name: string): JsonObject {
    return this.has(object, name) ? this.object(object, name) : {};
  }

  optionalNumber(object: JsonObject, name: string, fallback: number): number {
    if (!this.has(object, name)) return fallback;
    const value = object[name];
    return typeof value === 'number' && value >= 0 && value <= 1e9 ? value : this.refuse(name, 'a number from 0 on', value);
  }

  /** A point in time, `2024-01-01T00:00:00Z`, in milliseconds since 1970. */
  instant(object: JsonObject, name: string): number {
    const text = this.string(object, name);
    const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? this.refuse(name, 'a point in time such as "2024-01-01T00:00:00Z"', text) : instant;
  }

  boolean(object: JsonObject, name: string): boolean {
    const value = this.required(object, name);
    return typeof value === 'boolean' ? value : this.refuse(name, 'true or false', value);
  }

  strings(object: JsonObject, name: string): readonly string[] {
    const value = this.required(object, name);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? value : this.refuse(name, 'a list of strings', value);
  }

  oneOf<T extends string>(object: JsonObject, name: string, values: readonly T[]): T {
    const value = this.required(object, name);
    const found = values.find((known) => known === value);
    return found ?? this.refuse(name, values.map((known) => JSON.stringify(known)).join(' or '), value);
  }

  /** A list of `[name, value]`. */
  headers(object: JsonObject, name: string): [string, string][] {
    if (!this.has(object, name)) return [];
    const value = object[name];
    const isList =
      Array.isArray(value) &&
      value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'));
    return isList ? (value as [string, string][]) : this.refuse(name, 'a list of [name, value]', value);
  }

  /** `body` and `bodyBase64`, at most one of them. */
  body(object: JsonObject): { body?: string; bodyBase64?: string } {
    const body = this.optionalString(object, 'body');
    const bodyBase64 = this.optionalString(object, 'bodyBase64');
    if (body !== undefined && bodyBase64 !== undefined)
      throw new Error(`\`${this.place}body\` and \`${this.place}bodyBase64\` exclude each other`);
    return { ...(body !== undefined && { body }), ...(bodyBase64 !== undefined && { bodyBase64 }) };
  }

  /** Refuses a member that the format does not know: an expectation that nobody looks at would always hold. */
  only(object: JsonObject, names: readonly string[]): void {
    const unknown = Object.keys(object).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`\`${this.place}${unknown}\` is not part of the format; here may stand ${names.join(', ')}`);
  }

  refuse(name: string, wanted: string, found: Json): never {
    throw new Error(`\`${this.place}${name}\` must be ${wanted}, not ${typeOf(found)}`);
  }

  private required(object: JsonObject, name: string): Json {
    if (!this.has(object, name)) throw new Error(`\`${this.place}${name}\` is missing`);
    return object[name];
  }
}

function typeOf(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `${text.slice(0, 60)}…`;
}
