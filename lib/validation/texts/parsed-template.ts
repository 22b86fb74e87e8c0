import { analyzeTemplate, type TemplateAnalysis } from '../../mapping/vtl/analysis';
import { parseTemplate, type Template, type TemplateError } from '../../mapping/vtl/syntax';
import { shapeOf, type TemplateShape } from '../json-shape/template-shape';
import { type PartialText, unknownPiece } from './partial-text';

/** Each has the length of the piece that it stands for. One of them fits wherever a piece of text, a number or a name may stand. */
const substitutes = ['x', '1'];

/** A template as far as synth knows it, parsed; what it uses and prints is worked out once for all methods that have it. */
export class ParsedText {
  /** The checks of texts that found nothing in this one. */
  readonly soundBy = new Set<unknown>();
  /** Whether examples had to show what it prints. */
  wasRendered = false;
  private uses: TemplateAnalysis | undefined = undefined;
  private json: TemplateShape | undefined = undefined;
  private hasShape = false;

  /** @param parsed undefined where the text does not parse */
  constructor(
    readonly text: PartialText,
    readonly errors: readonly TemplateError[],
    readonly parsed: Template | undefined,
  ) {}

  /** What the template uses; undefined where it does not parse. */
  get analysis(): TemplateAnalysis | undefined {
    this.uses ??= this.parsed && analyzeTemplate(this.parsed);
    return this.uses;
  }

  /** The JSON that it prints; undefined where it does not parse, or is meant for something else. */
  get shape(): TemplateShape | undefined {
    if (!this.hasShape) {
      this.hasShape = true;
      this.json = this.parsed && shapeOf(this.parsed);
    }
    return this.json;
  }
}

/**
 * Parses a template. A piece that is not known at synth is taken for whatever makes the template right.
 * @param isImported whether the service replaces `${AWS::Region}` and its like before the template is one
 */
export function parseText(text: PartialText, isImported: boolean): ParsedText {
  const template = isImported ? text.judged.replaceAll(/\$\{AWS::\w+\}/g, (name) => 'x'.repeat(name.length)) : text.judged;
  const sources = text.isKnown ? [template] : substitutes.map((substitute) => template.replaceAll(unknownPiece, substitute));
  const parsings = sources.map((source) => parseTemplate(source));
  const sound = parsings.find(({ errors }) => errors.length === 0);
  return new ParsedText(text, sound ? [] : (parsings[0]?.errors ?? []), sound?.template);
}
