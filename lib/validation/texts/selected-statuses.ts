import { compileJavaPattern } from '../../mapping/regex';

const statuses = Array.from({ length: 500 }, (_, index) => String(index + 100));

/** The status codes that a selection pattern takes as a whole; undefined for a pattern that cannot be tried. */
export type SelectedStatuses = (pattern: string) => ReadonlySet<string> | undefined;

/** Tries each pattern once. */
export function statusSelector(): SelectedStatuses {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return (pattern) => {
    if (!known.has(pattern)) known.set(pattern, selected(pattern));
    return known.get(pattern);
  };
}

function selected(source: string): ReadonlySet<string> | undefined {
  try {
    const pattern = compileJavaPattern(source);
    return new Set(statuses.filter((status) => pattern.matches(status)));
  } catch {
    // Another rule tells what does not compile; a pattern that takes too many steps is not judged.
    return undefined;
  }
}
