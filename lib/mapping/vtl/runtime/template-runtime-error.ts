import { JavaException } from '../../values';
import type { SourceRange } from '../syntax/nodes';

/**
 * `malformed-body`: the body begins like JSON and is none, which the service answers with 400.
 * `limit`: a bound of steps, size or depth was reached. `failure`: everything else, which it answers with 500.
 */
export type TemplateRuntimeErrorKind = 'failure' | 'malformed-body' | 'limit';

const LIMITS = new Set(['StepLimit', 'OutOfMemoryError', 'StackOverflowError']);

/** A rendering failed. `range` is the part of the template that did, where it is known. */
export class TemplateRuntimeError extends Error {
  constructor(
    readonly kind: TemplateRuntimeErrorKind,
    message: string,
    readonly range?: SourceRange,
  ) {
    super(message);
    this.name = 'TemplateRuntimeError';
  }
}

/** What a method or the engine threw, with the place in the template; a mistake of ours stays what it is. */
export function located(error: unknown, site?: SourceRange): unknown {
  const range = site === undefined ? undefined : { start: site.start, end: site.end };
  if (error instanceof JavaException) {
    const kind = error.javaClass === 'MalformedBody' ? 'malformed-body' : LIMITS.has(error.javaClass) ? 'limit' : 'failure';
    return new TemplateRuntimeError(kind, error.message, range);
  }
  if (error instanceof RangeError) return new TemplateRuntimeError('limit', `The template exceeds a limit: ${error.message}.`, range);
  return error;
}
