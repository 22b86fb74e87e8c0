import { type Cursor, pointerSteps } from '../source';
import type { OpenApiContext } from './context';

/** References that a chain may have; a longer one goes in circles. */
const maximumHops = 50;

/** Follows `$ref` within the document. What cannot be followed becomes a problem, and the part is left out. */
export function followReference(context: OpenApiContext, cursor: Cursor, where?: string): Cursor | undefined {
  let target: Cursor | undefined = cursor;
  for (let hops = 0; target !== undefined; hops++) {
    const reference: string | undefined = target.get('$ref')?.text;
    if (reference === undefined) return target;
    if (hops === maximumHops) {
      report(context, cursor, 'reference-cycle', `the reference ${reference} leads back to itself`, where);
      return undefined;
    }
    if (!reference.startsWith('#')) {
      report(context, cursor, 'reference-outside', `the reference ${reference} leads out of the document`, where);
      return undefined;
    }
    target = localTarget(context, reference);
    if (target === undefined) report(context, cursor, 'reference-not-found', `the reference ${reference} leads to nothing`, where);
  }
  return undefined;
}

function localTarget({ root }: OpenApiContext, reference: string): Cursor | undefined {
  const steps = pointerSteps(decoded(reference.slice(1)));
  return steps?.reduce<Cursor | undefined>((cursor, step) => cursor?.step(step), root);
}

/** A fragment is percent-encoded; one that is not encoded rightly is taken as it stands. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function report(context: OpenApiContext, cursor: Cursor, rule: string, fact: string, where: string | undefined): void {
  context.problems.add(rule, {
    message: `${fact[0]?.toUpperCase()}${fact.slice(1)}; the part that it stands for is left out.`,
    origin: cursor.origin(),
    consequence: 'sometimes-fails',
    help: 'write the part into the document and refer to it with #/…',
    ...(where !== undefined && { where }),
  });
}
