import { isObject, type Json } from '../definition';
import { meaningOfJson } from './meaning';
import { type Followed, followed, referredModel, rootScope, type SchemaLookup, type Scope } from './schema-reference';

/**
 * What a change of a schema does to the documents that it takes: `wider` takes more than before, `narrower` takes less, `extended` only
 * says more of documents that it took before (an optional property), `other` may do both.
 */
export type SchemaEffect = 'wider' | 'narrower' | 'extended' | 'other';

export interface SchemaChange {
  /** Way to the place: `properties.name.type`. */
  readonly path: string;
  readonly effect: SchemaEffect;
  readonly before?: Json;
  readonly after?: Json;
}

/** Nesting that no real schema comes near. */
const maximumDepth = 500;

/** Keywords that say nothing of which documents are valid. */
export const annotations =
  /^(?:title|description|example|examples|default|\$schema|id|xml|externalDocs|readOnly|writeOnly|deprecated|discriminator|definitions|x-.*)$/;
const lowerBounds = new Set(['minimum', 'minLength', 'minItems', 'minProperties', 'exclusiveMinimum']);
const upperBounds = new Set(['maximum', 'maxLength', 'maxItems', 'maxProperties', 'exclusiveMaximum']);
const switches = new Set(['uniqueItems', 'exclusiveMinimum', 'exclusiveMaximum']);
/** What a schema more in the list does. One more of `oneOf` may refuse what two of them take; people write it to take more. */
const schemaLists: ReadonlyMap<string, SchemaEffect> = new Map([
  ['allOf', 'narrower'],
  ['anyOf', 'wider'],
  ['oneOf', 'wider'],
]);
const schemas: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'additionalItems']);
const allTypes = ['array', 'boolean', 'number', 'integer', 'object', 'string', 'null'];

/** The models that two schemas may refer to. */
export interface ComparedModels {
  readonly before: SchemaLookup;
  readonly after: SchemaLookup;
  /** Pairs of names whose models need no comparison here: known to be equal, or compared elsewhere. Grows by what turns out to be equal. */
  readonly settled: Set<string>;
}

/** The key of a pair of models among those that are settled. */
export function pairOf(before: string, after: string): string {
  return JSON.stringify([before, after]);
}

/** What two schemas say differently of the documents that they take. Equal structure by other names gives nothing. */
export function schemaChanges(before: Json, after: Json, models: ComparedModels): readonly SchemaChange[] {
  const comparison = new SchemaComparison(models, rootScope(before), rootScope(after));
  const changes = comparison.between(before, after);
  if (changes.length === 0) for (const pair of comparison.pairs) models.settled.add(pair);
  return changes;
}

class SchemaComparison {
  /** Pairs of models that are compared already or are being compared: a cycle is equal until something says otherwise. */
  readonly pairs = new Set<string>();
  /** Those of them that are known by their names in the two schemas alone. */
  readonly own = new Set<string>();
  private readonly changes: SchemaChange[] = [];

  constructor(
    private readonly models: ComparedModels,
    private before: Scope,
    private after: Scope,
  ) {}

  between(before: Json, after: Json): readonly SchemaChange[] {
    this.compare(before, after, '', 0);
    return this.changes;
  }

  private compare(before: Json, after: Json, path: string, depth: number): void {
    const [outerBefore, outerAfter] = [this.before, this.after];
    const one = followed(before, outerBefore, this.models.before);
    const other = followed(after, outerAfter, this.models.after);
    [this.before, this.after] = [one.scope, other.scope];
    this.compareFollowed(one, other, path, depth);
    [this.before, this.after] = [outerBefore, outerAfter];
  }

  private compareFollowed(one: Followed, other: Followed, path: string, depth: number): void {
    if (one.name !== undefined && other.name !== undefined) {
      const pair = pairOf(one.name, other.name);
      if (this.pairs.has(pair) || this.models.settled.has(pair)) return;
      this.pairs.add(pair);
      if (one.isOwn || other.isOwn) this.own.add(pair);
    }
    if (depth > maximumDepth) return;
    if (!isObject(one.schema) || !isObject(other.schema)) {
      if (meaningOfJson(one.schema) !== meaningOfJson(other.schema)) this.add(path, 'other', one.schema, other.schema);
      return;
    }
    const [was, is] = [new Map(Object.entries(one.schema)), new Map(Object.entries(other.schema))];
    for (const keyword of new Set([...was.keys(), ...is.keys()])) {
      if (!annotations.test(keyword)) this.keyword(keyword, was, is, path === '' ? keyword : `${path}.${keyword}`, depth);
    }
  }

  private keyword(keyword: string, was: ReadonlyMap<string, Json>, is: ReadonlyMap<string, Json>, path: string, depth: number): void {
    const before = was.get(keyword);
    const after = is.get(keyword);
    if (keyword === 'properties' || keyword === 'patternProperties') {
      const closed = (schema: ReadonlyMap<string, Json>) => schema.get('additionalProperties') === false;
      this.properties(before, after, path, closed(was), closed(is), depth);
    } else if (keyword === 'required') this.required(before, after, path);
    else if (keyword === 'enum') this.enumeration(before, after, path);
    else if (keyword === 'type') this.types(typesOf(was), typesOf(is), before, after, path);
    else if (keyword === 'nullable')
      return; // part of the types: nothing without one
    else if (schemas.has(keyword)) this.schema(before, after, path, depth);
    else if (keyword === 'not') this.negation(before, after, path);
    else if (schemaLists.has(keyword)) this.alternatives(keyword, before, after, path, depth);
    else if (keyword === '$ref') this.dangling(before, after, path);
    else this.constraint(keyword, before, after, path);
  }

  /** A reference to a model that is not there means the same in every form. */
  private dangling(before: Json | undefined, after: Json | undefined, path: string): void {
    const [was, is] = [before, after].map((value) => (typeof value === 'string' ? (referredModel(value) ?? value) : value));
    if (was !== is) this.constraint('$ref', before, after, path);
  }

  private properties(
    before: Json | undefined,
    after: Json | undefined,
    path: string,
    wasClosed: boolean,
    isClosed: boolean,
    depth: number,
  ): void {
    const was = new Map(isObject(before) ? Object.entries(before) : []);
    const is = new Map(isObject(after) ? Object.entries(after) : []);
    for (const [name, schema] of was) {
      const other = is.get(name);
      if (other !== undefined) this.compare(schema, other, `${path}.${name}`, depth + 1);
      else this.add(`${path}.${name}`, isClosed ? 'other' : 'wider', schema, undefined);
    }
    for (const [name, schema] of is) {
      if (!was.has(name)) this.add(`${path}.${name}`, wasClosed ? 'wider' : 'extended', undefined, schema);
    }
  }

  private required(before: Json | undefined, after: Json | undefined, path: string): void {
    const [was, is] = [textsOf(before), textsOf(after)];
    for (const name of was) if (!is.includes(name)) this.add(`${path}.${name}`, 'wider', name, undefined);
    for (const name of is) if (!was.includes(name)) this.add(`${path}.${name}`, 'narrower', undefined, name);
  }

  private enumeration(before: Json | undefined, after: Json | undefined, path: string): void {
    if (!Array.isArray(before) || !Array.isArray(after)) {
      this.constraint('enum', before, after, path);
      return;
    }
    const [was, is] = [before, after].map((list) => new Map((list as readonly Json[]).map((item) => [meaningOfJson(item), item])));
    for (const [key, item] of was) if (!is?.has(key)) this.add(path, 'narrower', item, undefined);
    for (const [key, item] of is) if (!was?.has(key)) this.add(path, 'wider', undefined, item);
  }

  private types(was: ReadonlySet<string>, is: ReadonlySet<string>, before: Json | undefined, after: Json | undefined, path: string): void {
    const lost = [...was].some((type) => !is.has(type));
    const won = [...is].some((type) => !was.has(type));
    if (lost || won) this.add(path, lost && won ? 'other' : lost ? 'narrower' : 'wider', before, after);
  }

  private schema(before: Json | undefined, after: Json | undefined, path: string, depth: number): void {
    const open = (schema: Json | undefined) =>
      schema === undefined || schema === true || (isObject(schema) && Object.keys(schema).length === 0);
    if ((open(before) && open(after)) || before === after) return;
    if (open(before) || after === false) this.add(path, 'narrower', before, after);
    else if (open(after) || before === false) this.add(path, 'wider', before, after);
    else if (isObject(before) && isObject(after)) this.compare(before, after, path, depth + 1);
    else if (Array.isArray(before) && Array.isArray(after)) this.schemas(before, after, path, depth);
    else this.add(path, 'other', before, after);
  }

  private negation(before: Json | undefined, after: Json | undefined, path: string): void {
    if (before === undefined || after === undefined) this.add(path, before === undefined ? 'narrower' : 'wider', before, after);
    else if (meaningOfJson(before) !== meaningOfJson(after)) this.add(path, 'other', before, after);
  }

  private schemas(before: Json | undefined, after: Json | undefined, path: string, depth: number): void {
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
      for (const [index, schema] of (before as readonly Json[]).entries())
        this.compare(schema, after[index] as Json, `${path}.${index}`, depth + 1);
    } else this.add(path, 'other', before, after);
  }

  /** The order of such a list means nothing: what has its like on the other side is no change, and what is left is told by its place. */
  private alternatives(keyword: string, before: Json | undefined, after: Json | undefined, path: string, depth: number): void {
    const [was, is] = [before, after].map((list) => (Array.isArray(list) ? (list as readonly Json[]) : undefined));
    if (was === undefined || is === undefined) {
      // Any such list refuses something that no list refuses.
      if (before !== undefined || after !== undefined)
        this.add(path, before === undefined ? 'narrower' : after === undefined ? 'wider' : 'other', before, after);
      return;
    }
    const [gone, fresh] = withoutLikes(was, is);
    const effect = schemaLists.get(keyword) ?? 'other';
    for (const [index, [place, schema]] of gone.entries()) {
      const other = fresh[index];
      if (other === undefined) this.add(`${path}.${place}`, effect === 'wider' ? 'narrower' : 'wider', schema, undefined);
      else this.compare(schema, other[1], `${path}.${other[0]}`, depth + 1);
    }
    for (const [place, schema] of fresh.slice(gone.length)) this.add(`${path}.${place}`, effect, undefined, schema);
  }

  private constraint(keyword: string, before: Json | undefined, after: Json | undefined, path: string): void {
    // `false` is what is meant where such a keyword is not written.
    const [was, is] = [before, after].map((value) => (switches.has(keyword) && value === false ? undefined : value));
    if (was === is || (was !== undefined && is !== undefined && meaningOfJson(was) === meaningOfJson(is))) return;
    this.add(path, constraintEffect(keyword, was, is), before, after);
  }

  private add(path: string, effect: SchemaEffect, before: Json | undefined, after: Json | undefined): void {
    this.changes.push({ path, effect, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
  }
}

function constraintEffect(keyword: string, was: Json | undefined, is: Json | undefined): SchemaEffect {
  if (was === undefined) return 'narrower';
  if (is === undefined) return 'wider';
  if (typeof was !== 'number' || typeof is !== 'number') return 'other';
  if (lowerBounds.has(keyword)) return is > was ? 'narrower' : 'wider';
  return upperBounds.has(keyword) ? (is < was ? 'narrower' : 'wider') : 'other';
}

/** The types that a schema takes; each number that is an integer is a number, too. */
function typesOf(schema: ReadonlyMap<string, Json>): ReadonlySet<string> {
  const { type } = { type: schema.get('type') };
  const named = type === undefined ? allTypes : textsOf(Array.isArray(type) ? type : [type]);
  return new Set([...named, ...(named.includes('number') ? ['integer'] : []), ...(schema.get('nullable') === true ? ['null'] : [])]);
}

function textsOf(json: Json | undefined): readonly string[] {
  return Array.isArray(json) ? (json as readonly Json[]).filter((item): item is string => typeof item === 'string') : [];
}

/** What each of two lists of schemas has alone, with its place. Schemas that are written alike are taken for the same. */
function withoutLikes(before: readonly Json[], after: readonly Json[]): readonly [Placed[], Placed[]] {
  const left = new Map<string, Placed[]>();
  for (const [place, schema] of after.entries()) {
    const key = meaningOfJson(schema);
    left.set(key, [...(left.get(key) ?? []), [place, schema]]);
  }
  const gone = [...before.entries()].filter(([, schema]) => left.get(meaningOfJson(schema))?.shift() === undefined);
  return [gone, [...left.values()].flat().sort(([one], [other]) => one - other)];
}

type Placed = [place: number, schema: Json];

/** A text that schemas of equal structure share, whatever their models are called; few others do. */
export function structureOf(schema: Json): string {
  if (Array.isArray(schema)) return `[${(schema as readonly Json[]).map(structureOf).sort().join()}]`;
  if (!isObject(schema)) return JSON.stringify(schema);
  const members = Object.entries(schema).filter(([key]) => !annotations.test(key));
  return `{${members
    .map(([key, value]) => `${key}:${key === '$ref' ? '' : structureOf(value)}`)
    .sort()
    .join()}}`;
}
