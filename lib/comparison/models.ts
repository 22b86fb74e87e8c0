import { type ApiDefinition, isLiteral, isObject, type Json, type Model, type Value } from '../definition';
import type { Difference, Differences, Grade } from './difference';
import { compareFields, type Field } from './fields';
import { meaningOf } from './meaning';
import { type ComparedModels, pairOf, type SchemaChange, type SchemaEffect, schemaChanges, structureOf } from './schema-change';
import { referredModel, type SchemaLookup } from './schema-reference';
import { textsOf } from './schema-texts';

/** What a body is to those who send or get it. */
export type BodyRole = 'validated request' | 'request' | 'response';

/** The models that the service gives every API which no document created. */
const serviceModels: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['Empty', { type: 'object' }],
  ['Error', { type: 'object', properties: { message: { type: 'string' } } }],
]);

/** The models of one definition by name. */
class ModelSet {
  readonly byName: ReadonlyMap<string, Model>;

  constructor({ models }: ApiDefinition) {
    this.byName = new Map([...models].reverse().flatMap((model) => (isLiteral(model.name) ? [[model.name, model] as const] : [])));
  }

  readonly lookup: SchemaLookup = (text) => {
    const name = referredModel(text);
    const schema = name === undefined ? undefined : this.schemaOf(name);
    return name === undefined || schema === undefined ? undefined : { name, schema };
  };

  schemaOf(name: string): Json | undefined {
    return this.byName.get(name)?.schema?.json ?? (this.byName.has(name) ? {} : serviceModels.get(name));
  }
}

/** What both sides can say of models. */
interface SaidOfModels {
  readonly contentTypes: boolean;
}

/** Documents have nothing to say it with: methods name the media types of their bodies. */
const contentType: readonly Field<Model>[] = [
  { name: 'contentType', of: (model) => model.contentType, absent: 'application/json', grade: 'harmless' },
];

/** Models of one shape that are tried for a model that lost its name. */
const maximumTwins = 50;

/** Compares the models of two definitions, and the bodies that follow them. Names tell what belongs together; what counts is structure. */
export class ModelComparison {
  readonly #before: ModelSet;
  readonly #after: ModelSet;
  readonly #roles = new Map<string, Set<BodyRole>>();
  /** Models that a body of the same method has now in the place of another one. */
  readonly #pairedBefore = new Set<string>();
  readonly #pairedAfter = new Set<string>();

  readonly #models: ComparedModels;
  /** Pairs of models in bodies, with the places of their differences in the list. */
  readonly #told = new Map<string, { readonly from: number; readonly to: number; others: number }>();

  constructor(before: ApiDefinition, after: ApiDefinition) {
    this.#before = new ModelSet(before);
    this.#after = new ModelSet(after);
    // Changes of a model that keeps its name are told at the model, and not where others refer to it.
    const kept = [...this.#before.byName.keys()].filter((name) => this.#after.byName.has(name));
    this.#models = { before: this.#before.lookup, after: this.#after.lookup, settled: new Set(kept.map((name) => pairOf(name, name))) };
  }

  /**
   * Compares the models of one body. Changes of a model that keeps its name are told at the model, once.
   * @param roles of the body, before and after
   */
  body(
    differences: Differences,
    where: string,
    field: string,
    roles: readonly [BodyRole, BodyRole],
    before: Value<string>,
    after: Value<string>,
  ): void {
    const [, role] = roles;
    if (!isLiteral(before) || !isLiteral(after)) {
      if (meaningOf(before) !== meaningOf(after)) {
        const [was, is] = [before, after].map((value) => (isLiteral(value) ? value : value.unresolved));
        differences.add({ change: 'changed', grade: gradeOf('other', [role]), where, field, before: was, after: is });
      }
      return;
    }
    if (before === after) {
      this.use(after, role);
      return;
    }
    this.use(after, role);
    this.#pairedBefore.add(before);
    this.#pairedAfter.add(after);
    const [was, is] = [this.#before.schemaOf(before), this.#after.schemaOf(after)];
    if (was === undefined || is === undefined) {
      differences.add({ change: 'changed', grade: gradeOf('other', [role]), where, field, before, after });
      return;
    }
    const key = JSON.stringify([before, after, ...roles]);
    const told = this.#told.get(key);
    if (told !== undefined) {
      told.others++;
      return;
    }
    const from = differences.list.length;
    for (const change of schemaChanges(was, is, this.#models)) {
      differences.add({ ...asDifference(change, [role]), where, field: `${field} ${change.path}`.trim() });
    }
    this.#told.set(key, { from, to: differences.list.length, others: 0 });
  }

  /** Where many bodies have the same other model now, what is different is told at the first of them. */
  private nameOthers({ list }: Differences): void {
    for (const { from, to, others } of this.#told.values()) {
      if (others === 0) continue;
      for (let at = from; at < to; at++) {
        const difference = list[at];
        list[at] = { ...difference, reason: `${difference.reason ?? ''}; so in ${others} more ${others === 1 ? 'body' : 'bodies'}` };
      }
    }
  }

  /** Notes that a body follows a model, and all that the model refers to. */
  use(name: string, role: BodyRole): void {
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const roles = this.#roles.get(next) ?? new Set();
      if (roles.has(role)) continue;
      this.#roles.set(next, roles.add(role));
      for (const set of [this.#before, this.#after]) open.push(...referredNames(set.schemaOf(next), set.lookup));
    }
  }

  /** Compares the models themselves; call it after all bodies. */
  models(differences: Differences, said: SaidOfModels): void {
    this.nameOthers(differences);
    const fresh = [...this.#after.byName.keys()]
      .filter((name) => !this.#before.byName.has(name) && !this.#pairedAfter.has(name) && !this.isServiceModel(name, this.#after))
      .reverse();
    const byStructure = new Map<string, string[]>();
    for (const name of fresh) {
      const structure = structureOf(this.#after.schemaOf(name) ?? {});
      const alike = byStructure.get(structure);
      if (alike) alike.push(name);
      else byStructure.set(structure, [name]);
    }
    for (const alike of byStructure.values()) alike.reverse();
    const renamed = new Set<string>();
    for (const [name, model] of [...this.#before.byName].reverse()) {
      if (this.isServiceModel(name, this.#before) && !this.#after.byName.has(name)) continue;
      const other = this.#after.byName.get(name);
      if (other !== undefined) this.sameName(differences, name, model, other, said);
      else if (!this.#pairedBefore.has(name)) {
        const twin = this.takeTwin(name, byStructure.get(structureOf(this.#before.schemaOf(name) ?? {})) ?? []);
        if (twin === undefined)
          differences.add({ change: 'removed', grade: 'harmless', where: `model ${name}`, reason: 'no body follows it' });
        else renamed.add(twin);
      }
    }
    for (const name of fresh) if (!renamed.has(name)) differences.add({ change: 'added', grade: 'harmless', where: `model ${name}` });
  }

  /** The service's own models, which documents have to declare and templates have not. */
  private isServiceModel(name: string, set: ModelSet): boolean {
    const schema = serviceModels.get(name);
    return (
      schema !== undefined &&
      schemaChanges(schema, set.schemaOf(name) ?? {}, { before: set.lookup, after: set.lookup, settled: new Set() }).length === 0
    );
  }

  /** The first of the models that is the same by another name, and takes it out of them. */
  private takeTwin(name: string, alike: string[]): string | undefined {
    // They wait in the other order, so that taking one out costs nothing.
    const last = alike.length - 1;
    for (let at = last; at >= 0 && last - at < maximumTwins; at--) {
      const candidate = alike[at];
      if (!this.isTwin(name, candidate)) continue;
      alike.splice(at, 1);
      return candidate;
    }
    return undefined;
  }

  private isTwin(before: string, after: string): boolean {
    const [was, is] = [this.#before.schemaOf(before) ?? {}, this.#after.schemaOf(after) ?? {}];
    return schemaChanges(was, is, this.#models).length === 0;
  }

  private sameName(differences: Differences, name: string, before: Model, after: Model, said: SaidOfModels): void {
    const where = `model ${name}`;
    if (said.contentTypes) compareFields(differences, where, before, after, contentType);
    const roles = [...(this.#roles.get(name) ?? [])];
    const [was, is] = [before.schema?.json ?? {}, after.schema?.json ?? {}];
    const changes = schemaChanges(was, is, this.#models);
    for (const change of changes) differences.add({ ...asDifference(change, roles), where, field: change.path });
    // Where a model changes otherwise, its texts follow.
    if (changes.length === 0 && textOf(before) !== textOf(after))
      differences.add({ change: 'changed', grade: 'harmless', where, field: 'texts and examples', reason: 'the same documents are valid' });
  }
}

/** The texts of the schema; the model's description is the schema's, too. */
function textOf({ schema, description }: Model): string {
  const json = schema?.json ?? {};
  const { description: own, ...said } = isObject(json) ? json : {};
  const described = description ?? own;
  return `${textsOf(said)} ${meaningOf(described === undefined || typeof described === 'string' ? described : (description ?? ''))}`;
}

function referredNames(schema: Json | undefined, lookup: SchemaLookup): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const target = Object.hasOwn(schema, '$ref') ? (schema as { readonly $ref?: Json }).$ref : undefined;
  const own = typeof target === 'string' ? lookup(target)?.name : undefined;
  return [...(own === undefined ? [] : [own]), ...Object.values(schema).flatMap((member: Json) => referredNames(member, lookup))];
}

function asDifference({ effect, before, after }: SchemaChange, roles: readonly BodyRole[]): Omit<Difference, 'where'> {
  return {
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    grade: gradeOf(effect, roles),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(roles.length > 0 && {
      reason: `${effect === 'extended' ? 'says more of' : effects[effect]} ${roles.map((role) => `${role}s`).join(' and ')}`,
    }),
  };
}

const effects: Readonly<Record<Exclude<SchemaEffect, 'extended'>, string>> = {
  wider: 'allows more in',
  narrower: 'allows less in',
  other: 'allows other',
};

/** What clients send must stay valid where it is checked; what they get must stay within what they know. */
function gradeOf(effect: SchemaEffect, roles: readonly BodyRole[]): Grade {
  const breaks = roles.some(
    (role) =>
      (role === 'validated request' && (effect === 'narrower' || effect === 'other')) ||
      (role === 'response' && (effect === 'wider' || effect === 'other')),
  );
  return breaks ? 'breaking-for-clients' : 'harmless';
}
