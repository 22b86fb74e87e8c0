import type { Diagnostic } from '../definition';

/** What has been told. Rules may find a mistake in several ways, and APIs share resources: usage plans, VPC links, domain names. */
export class ToldOnce {
  private readonly told = new Set<string>();

  /** True the first time that something is told of a place. */
  isNew(diagnostic: Diagnostic): boolean {
    const key = keyOf(diagnostic);
    return !this.told.has(key) && Boolean(this.told.add(key));
  }
}

/** The same for diagnostics that say the same of one place. */
export function keyOf({ rule, where, message, origin, member, offending }: Diagnostic): string {
  const place = [origin.file, origin.pointer, origin.constructPath, origin.logicalId, origin.start?.line, origin.start?.column];
  return JSON.stringify([rule, where, message, member, offending?.start, place]);
}
