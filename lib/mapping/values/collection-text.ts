import { charge } from './budget';
import { JavaException } from './java-exception';
import { javaText } from './java-text';
import type { JavaObject, JavaValue } from './java-value';

/** A collection that contains itself overflows Java's stack when it prints; ours ends before JavaScript's does. */
const DEPTH_LIMIT = 1_000;

/** No text of a template is longer (characters): the service's payload limit of 10 MB. */
export const TEXT_LIMIT = 10 * 1024 * 1024;

let depth = 0;

/**
 * `AbstractCollection.toString`: `[a, b]`, null as `null`, the collection itself as `(this Collection)`.
 * Throws a JavaException where nesting or length exceed the limits.
 */
export function collectionText(owner: JavaObject, items: Iterable<JavaValue>): string {
  return nested(() => {
    let text = '[';
    let separator = '';
    for (const item of items) {
      charge(1);
      text += separator;
      separator = ', ';
      text += item === owner ? '(this Collection)' : javaText(item);
      checkLength(text);
    }
    return `${text}]`;
  });
}

/** `AbstractMap.toString`: `{k=v, k2=v2}`. */
export function mapText(owner: JavaObject, entries: Iterable<readonly [JavaValue, JavaValue]>): string {
  return nested(() => {
    let text = '{';
    let separator = '';
    for (const [key, value] of entries) {
      charge(1);
      text += separator;
      separator = ', ';
      text += `${key === owner ? '(this Map)' : javaText(key)}=${value === owner ? '(this Map)' : javaText(value)}`;
      checkLength(text);
    }
    return `${text}}`;
  });
}

/** Runs `work` one level deeper; a StackOverflowError where collections nest without end. */
export function nested<T>(work: () => T): T {
  if (depth >= DEPTH_LIMIT) throw new JavaException('StackOverflowError', `The value nests more than ${DEPTH_LIMIT} levels deep.`);
  depth++;
  try {
    return work();
  } finally {
    depth--;
  }
}

export function checkLength(text: { readonly length: number }): void {
  if (text.length > TEXT_LIMIT) throw new JavaException('OutOfMemoryError', `A text is longer than ${TEXT_LIMIT} characters.`);
}
