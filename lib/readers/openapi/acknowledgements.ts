import type { Acknowledgement } from '../../definition';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

/** The extension that stands beside an operation, or at the root for the whole API: names of rules, and why somebody lives with them. */
export const acknowledgeExtension = 'x-cdk-rest-integrations-acknowledge';

/** What is acknowledged at a place of a document. */
export function readAcknowledgements(context: OpenApiContext, cursor: Cursor, where?: string): readonly Acknowledgement[] {
  const members = context.members(cursor, where);
  const reasons = members.object(acknowledgeExtension);
  return members.map(acknowledgeExtension).flatMap(({ key, value }) => {
    const reason = reasons?.text(key);
    if (typeof reason !== 'string' || reason.trim() === '') {
      context.problems.add('acknowledgement-without-reason', {
        message: `The acknowledgement of ${key} says no reason and is not counted.`,
        origin: value.origin(),
        ...(where !== undefined && { where }),
        help: `write why: ${acknowledgeExtension}: { ${key}: "…" }`,
      });
      return [];
    }
    return { rule: key, reason, ...(where !== undefined && { where }), origin: value.origin() };
  });
}
