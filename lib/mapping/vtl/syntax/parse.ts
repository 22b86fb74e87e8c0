import type { Template } from './nodes';
import { parseStatements } from './statement-parser';
import { ErrorCollector, type TemplateError } from './template-error';
import { type Outcome, TokenStream } from './token-stream';

/** The service refuses larger templates. */
export const TEMPLATE_BYTES_LIMIT = 300 * 1024;

export interface ParsedTemplate {
  readonly template: Template;
  /** All syntax errors, in the order of the source; with any of them the template cannot run. */
  readonly errors: readonly TemplateError[];
}

/** Reads a mapping template. */
export function parseTemplate(source: string): ParsedTemplate {
  const outcome: Outcome = { errors: new ErrorCollector(source) };
  if (source.length > TEMPLATE_BYTES_LIMIT || Buffer.byteLength(source) > TEMPLATE_BYTES_LIMIT) {
    outcome.errors.add(0, source.length, 'The template is larger than 300 KB, which the service refuses.', ['a smaller template']);
    return { template: { source, body: [] }, errors: outcome.errors.errors() };
  }
  const body = parseStatements(new TokenStream(source, outcome, (offset) => offset));
  const template: Template = outcome.failure === undefined ? { source, body } : { source, body, failure: outcome.failure };
  return { template, errors: outcome.errors.errors() };
}
