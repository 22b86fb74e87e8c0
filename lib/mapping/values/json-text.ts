import { charge } from './budget';
import { TEXT_LIMIT } from './collection-text';
import { JavaArray } from './java-array';
import { JavaException } from './java-exception';
import { JavaList } from './java-list';
import { JavaMap } from './java-map';
import { javaText } from './java-text';
import type { JavaValue } from './java-value';
import type { MapShape } from './map-shape';
import { MapView } from './map-view';

const DEPTH_LIMIT = 1_000;

/** Characters of a document that are taken over in one step, as a power of two. */
const WRITTEN_SHIFT = 4;

const SPECIAL = /["\\\u0000-\u001F\u007F-\u009F\u2000-\u20FF]/;
const SPECIAL_OR_SLASH = /["\\/\u0000-\u001F\u007F-\u009F\u2000-\u20FF]/;

/** Texts of up to so many units are looked through faster than a regular expression begins. */
const SHORT_TEXT = 32;

/** JSON text as json-smart writes it: compact, in the order of the document. */
class JsonWriter {
  private text = '';

  constructor(private readonly escapesSlash: boolean) {}

  write(value: JavaValue): string {
    this.value(value, 0);
    return this.text;
  }

  private value(value: JavaValue, depth: number): void {
    if (typeof value === 'string') this.text += quoted(value, this.escapesSlash);
    else if (typeof value !== 'object' || value === null) this.text += String(value);
    else if (value instanceof JavaMap || value instanceof JavaList) this.container(value, depth);
    else if (value instanceof JavaArray) this.list(value.jsonItems, depth);
    else if (value instanceof MapView) this.list(value.items(), depth);
    else this.text += value.toJson();
    if (this.text.length > TEXT_LIMIT) throw new JavaException('OutOfMemoryError', `A text is longer than ${TEXT_LIMIT} characters.`);
  }

  /** What a document has just so is taken from there; it costs a template what it would to write it. */
  private container(value: JavaMap | JavaList, depth: number): void {
    const written = this.escapesSlash ? undefined : value.documentText;
    if (written !== undefined) {
      charge(written.length >>> WRITTEN_SHIFT);
      this.text += written;
    } else if (value instanceof JavaMap) {
      this.map(value, depth);
    } else {
      this.list(value.items, depth);
    }
  }

  private map(map: JavaMap, depth: number): void {
    checkDepth(depth);
    charge(map.size);
    if (map.shape === undefined) this.hashed(map, depth);
    else this.shaped(map.shape, map.values, depth);
  }

  private hashed(map: JavaMap, depth: number): void {
    let separator = '{';
    for (const [key, value] of map.walk()) {
      if (key === null) throw new JavaException('NullPointerException', 'A map with the key null is no JSON.');
      this.text += `${separator}${quoted(javaText(key), this.escapesSlash)}:`;
      this.value(value, depth + 1);
      separator = ',';
    }
    this.text += separator === '{' ? '{}' : '}';
  }

  private shaped(shape: MapShape, values: readonly JavaValue[], depth: number): void {
    const names = jsonNames(shape, this.escapesSlash);
    for (let slot = 0; slot < values.length; slot++) {
      this.text += names[slot];
      this.value(values[slot], depth + 1);
    }
    this.text += values.length === 0 ? '{}' : '}';
  }

  private list(items: readonly JavaValue[], depth: number): void {
    checkDepth(depth);
    charge(items.length);
    this.text += '[';
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.text += ',';
      this.value(items[i], depth + 1);
    }
    this.text += ']';
  }
}

function jsonNames(shape: MapShape, escapesSlash: boolean): readonly string[] {
  const known = escapesSlash ? shape.slashedJsonNames : shape.jsonNames;
  if (known !== undefined) return known;
  const made = shape.names.map((name, slot) => `${slot === 0 ? '{' : ','}${quoted(name, escapesSlash)}:`);
  if (escapesSlash) shape.slashedJsonNames = made;
  else shape.jsonNames = made;
  return made;
}

/**
 * What `$input.json` prints for a value: `/` stands as it is, a missing value or null is two quote characters.
 * Throws a JavaException where a value nests too deep or contains itself.
 */
export function jsonText(value: JavaValue): string {
  if (value === null) return '""';
  if (typeof value === 'object' && !(value instanceof JavaMap) && !(value instanceof JavaList)) return javaText(value);
  return new JsonWriter(false).write(value);
}

/** `JSONArray.toString`, what a JSON array prints by itself: as `jsonText`, but with `\/` for `/`. */
export function jsonArrayText(value: JavaList): string {
  return new JsonWriter(true).write(value);
}

function checkDepth(depth: number): void {
  if (depth >= DEPTH_LIMIT) throw new JavaException('StackOverflowError', `The value nests more than ${DEPTH_LIMIT} levels deep.`);
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function quoted(value: string, escapesSlash: boolean): string {
  if (value.length <= SHORT_TEXT && isPlain(value)) return `"${value}"`;
  const special = escapesSlash ? SPECIAL_OR_SLASH : SPECIAL;
  return special.test(value) ? `"${escaped(value, special)}"` : `"${value}"`;
}

/** Whether a text is plain ASCII without what any JSON text escapes; only then it says so. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x2f || code === 0x5c) return false;
  }
  return true;
}

function escaped(value: string, special: RegExp): string {
  return value.replace(new RegExp(special, 'g'), (unit) => SHORT_ESCAPES.get(unit) ?? unicodeEscape(unit));
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
