import type { Value } from '../definition';
import type { Differences, Grade } from './difference';
import { meaningOf, shown } from './meaning';

type Known = string | number | boolean;
type Read = Value<Known> | undefined;

/** How one member of a part is compared. */
export interface Field<T> {
  readonly name: string;
  readonly of: (part: T) => Read;
  /** What the service takes where the member is absent: written out, it changes nothing. */
  readonly absent?: Known | ((part: T) => Known | undefined);
  readonly grade: Grade | ((before: Read, after: Read, part: T) => Grade);
}

/** Compares members of two parts, in the order of the fields. */
export function compareFields<T>(differences: Differences, where: string, before: T, after: T, fields: readonly Field<T>[]): void {
  for (const { name, of, absent, grade } of fields) {
    const absentIn = (part: T) => (typeof absent === 'function' ? absent(part) : absent);
    const one = of(before) ?? absentIn(before);
    const other = of(after) ?? absentIn(after);
    if (meaningOf(one) === meaningOf(other)) continue;
    // No text is nothing to show.
    const [was, is] = [one, other].map((value) => (value === '' ? undefined : shown(value)));
    differences.add({
      change: 'changed',
      grade: typeof grade === 'function' ? grade(one, other, after) : grade,
      where,
      field: name,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
  }
}

export interface Grades {
  readonly added: Grade;
  readonly removed: Grade;
  readonly changed: Grade;
}

export function allGraded(grade: Grade): Grades {
  return { added: grade, removed: grade, changed: grade };
}

/** An entry of a map of the service: `key` → `value`. */
export interface Entry {
  readonly key: string;
  readonly value: Value<Known>;
}

/** Compares two maps, entry by entry; their order means nothing. */
export function compareEntries(
  differences: Differences,
  where: string,
  fieldOf: (key: string) => string,
  before: readonly Entry[],
  after: readonly Entry[],
  grades: Grades | ((key: string) => Grades),
): void {
  const gradesOf = typeof grades === 'function' ? grades : () => grades;
  const afterByKey = new Map(after.map((entry) => [entry.key, entry]));
  const beforeKeys = new Set(before.map(({ key }) => key));
  for (const { key, value } of before) {
    const other = afterByKey.get(key);
    const was = { before: shown(value) as Known };
    if (other === undefined) differences.add({ change: 'removed', grade: gradesOf(key).removed, where, field: fieldOf(key), ...was });
    else if (meaningOf(value) !== meaningOf(other.value)) {
      differences.add({
        change: 'changed',
        grade: gradesOf(key).changed,
        where,
        field: fieldOf(key),
        ...was,
        after: shown(other.value),
      });
    }
  }
  for (const { key, value } of after) {
    if (beforeKeys.has(key)) continue;
    differences.add({ change: 'added', grade: gradesOf(key).added, where, field: fieldOf(key), after: shown(value) });
  }
}

/** Compares two sets of values: neither order nor repetition means anything. */
export function compareSets(
  differences: Differences,
  where: string,
  field: string,
  before: readonly Value<Known>[],
  after: readonly Value<Known>[],
  grades: Pick<Grades, 'added' | 'removed'>,
): void {
  const entries = (values: readonly Value<Known>[]): Entry[] => [
    ...new Map(values.map((value) => [meaningOf(value), { key: meaningOf(value), value }])).values(),
  ];
  compareEntries(differences, where, () => field, entries(before), entries(after), { ...grades, changed: grades.removed });
}
