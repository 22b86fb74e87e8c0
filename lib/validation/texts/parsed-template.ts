import { analyzeTemplate, parseTemplate, type Template, type TemplateAnalysis, type TemplateError } from '../../mapping/vtl';
import { type PartialText, unknownPiece } from './partial-text';

/** A template as far as synth knows it, parsed. */
export interface ParsedText {
  readonly text: PartialText;
  readonly errors: readonly TemplateError[];
  /** The parsed template, and what it uses; undefined where it does not parse. */
  readonly parsed: Template | undefined;
  readonly analysis: TemplateAnalysis | undefined;
}

/** Each has the length of the piece that it stands for. One of them fits wherever a piece of text, a number or a name may stand. */
const substitutes = ['x', '1'];

/**
 * Parses a template. A piece that is not known at synth is taken for whatever makes the template right.
 * @param isImported whether the service replaces `${AWS::Region}` and its like before the template is one
 */
export function parseText(text: PartialText, isImported: boolean): ParsedText {
  const template = isImported ? text.judged.replaceAll(/\$\{AWS::\w+\}/g, (name) => 'x'.repeat(name.length)) : text.judged;
  const sources = text.isKnown ? [template] : substitutes.map((substitute) => template.replaceAll(unknownPiece, substitute));
  const parsings = sources.map((source) => parseTemplate(source));
  const parsed = parsings.find(({ errors }) => errors.length === 0);
  if (!parsed) return { text, errors: parsings[0]?.errors ?? [], parsed: undefined, analysis: undefined };
  return { text, errors: [], parsed: parsed.template, analysis: analyzeTemplate(parsed.template) };
}
