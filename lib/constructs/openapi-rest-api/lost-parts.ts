import type { CfnResource } from 'aws-cdk-lib';
import type { Diagnostic } from '../../definition';

/**
 * Tells of what an API or its given document leaves to an intrinsic function where a document is made: whole parts, of which nothing is
 * known at synth. A resource of its own would keep the function; the document would be without the part.
 */
export function lostParts(problems: readonly Diagnostic[], parts: ReadonlySet<CfnResource>): readonly string[] {
  const unknown = problems.filter(({ rule }) => rule === 'unknown-at-synth');
  if (unknown.length === 0) return [];
  const paths = new Set([...parts].map(({ node }) => node.path.replace(/\/Resource$/, '')));
  return unknown
    .filter(({ origin }) => isOfDocument(origin.pointer) || origin.file !== undefined || paths.has(origin.constructPath ?? ''))
    .map(({ message, origin, where }) => {
      const place = [where, origin.pointer].filter((known) => known !== undefined && known !== '').join(', ');
      return `as one resource the API would be without what the deployment decides of it: ${message} (${place}) Decide it at synth, or give its single values intrinsic functions`;
    });
}

function isOfDocument(pointer: string | undefined): boolean {
  return pointer !== undefined && /^\/Resources\/[^/]+\/Properties\/Body(?:\/|$)/.test(pointer);
}
