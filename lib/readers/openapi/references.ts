import type { ProblemName } from '../problem-names';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

/** References that a chain may have; a longer one goes in circles. */
const maximumHops = 50;

/** Follows `$ref` within the document, and to files beside it. What cannot be followed becomes a problem, and the part is left out. */
export function followReference(context: OpenApiContext, cursor: Cursor, where?: string): Cursor | undefined {
  let target: Cursor = cursor;
  for (let hops = 0; ; hops++) {
    const reference: string | undefined = target.get('$ref')?.text;
    if (reference === undefined) return target;
    if (hops === maximumHops) {
      report(context, cursor, 'reference-cycle', `the reference ${reference} leads back to itself`, where);
      return undefined;
    }
    const next = context.documents.target(target, reference);
    if ('rule' in next) {
      report(context, cursor, next.rule, next.fact, where);
      return undefined;
    }
    target = next;
  }
}

function report(context: OpenApiContext, cursor: Cursor, rule: ProblemName, fact: string, where: string | undefined): void {
  context.problems.add(rule, {
    message: `${fact[0]?.toUpperCase()}${fact.slice(1)}; the part that it stands for is left out.`,
    origin: cursor.origin(),
    consequence: 'sometimes-fails',
    help: 'write the part into the document and refer to it with #/…',
    ...(where !== undefined && { where }),
  });
}
